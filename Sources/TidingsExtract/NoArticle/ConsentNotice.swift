/// Tells the page that asks its reader to accept cookies, which some sites send in an article's place.
///
/// Such a notice speaks for the site and its partners, and says what they store or process. A story on cookies tells of
/// others.
enum ConsentNotice {
  /// - Parameter text: the text that was taken for an article.
  static func isAsked(in text: String) -> Bool {
    let folded = Array(WordFold.fold(text).prefix(1900))
    return openings.occur(in: folded) && purposes.occur(in: folded)
  }

  /// How the site speaks for itself and others.
  private static let openings = Openings(
    ChromePhrases.split(
      """
      we and our|we along with our|we use cookies|we our partners|we and up to|wir und unsere|wir und bis zu
      wir verwenden cookies|nous et nos|nous et jusqu à|noi e fino a|nosotros y hasta|wij en maximaal
      avec nos partenaires|nous utilisons des cookies|nosotros y nuestros|utilizamos cookies|usamos cookies
      nós e os nossos|nós e nossos|noi e i nostri|utilizziamo i cookie|utilizziamo cookie|wij en onze|we gebruiken cookies
      my i nasi|my oraz nasi|używamy plików cookie|vi och våra|vi og våre|vi og vores|me ja kumppanimme|my a naši
      mi és partnereink|noi și partenerii|εμείς και οι συνεργάτες|biz ve ortaklarımız|мы и наши партнеры|ми та наші партнери
      chúng tôi và các đối tác|chúng tôi sử dụng cookie|kami dan mitra
      """))

  /// What they ask leave for.
  private static let purposes = Openings(
    ChromePhrases.split(
      """
      store and or access information|store and access personal data|access personal data|store and access information|access information on a device|process personal data
      consent to our|with your consent|before you continue|personalised ads|personalized ads
      informationen auf einem gerät|personenbezogene daten|personalisierte werbung|einwilligung
      informations sur un appareil|informations sur un terminal|données personnelles|votre consentement
      información en un dispositivo|datos personales|su consentimiento|informações num dispositivo
      informações em um dispositivo|dados pessoais|informazioni su un dispositivo|informazioni sul dispositivo
      dati personali|il tuo consenso|informatie op een apparaat|persoonsgegevens|toestemming
      informacji na urządzeniu|dane osobowe|danych osobowych|personuppgifter|personopplysninger|persondata|henkilötietoja
      osobní údaje|osobních údajů|személyes adat|date cu caracter personal|datele personale|προσωπικά δεδομένα
      kişisel veri|персональные данные|персональних даних|dữ liệu cá nhân|data pribadi
      """))
}
