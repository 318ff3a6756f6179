/// The words in which a site offers its readers something of its own: letters, apps, groups, a membership.
enum SitePitches {
  /// - Parameter line: folded, of a box beside the text.
  static func offer(_ line: [UInt8]) -> Bool { phrases.stand(in: line) }

  private static let phrases = Openings(
    ChromePhrases.split(
      """
      in your inbox|to your inbox|straight to your|delivered to your|unsubscribe|cancel any time|cancel anytime
      our newsletter|our newsletters|our free newsletter|weekly newsletter|daily newsletter|morning newsletter
      every contribution|small favour to ask|small favor to ask|become a member|become a supporter|fund our journalism
      support our work|support our journalism|about this series
      quét mã để cài|hộp thư của bạn|đăng ký nhận|kho ứng dụng|hủy đăng ký|bình chọn này|độc giả khác nghĩ
      nhận tin mới nhất|tải ứng dụng|tham gia nhóm zalo|bạn đọc bình chọn|gợi ý đến độc giả|về chuyên mục|kênh zalo|kênh telegram
      in ihr postfach|per e mail benachrichtigt|in dein postfach|in ihrem postfach|in deinem postfach|jederzeit abbestell|jederzeit kündbar
      jederzeit wieder abbestell|unser newsletter|unseren newsletter|unserem newsletter|kostenlosen newsletter
      in je mailbox|in je inbox|onze nieuwsbrief|afmelden kan|iedere nieuwsbrief|elke nieuwsbrief
      boîte mail|boîte aux lettres électronique|notre newsletter|notre infolettre|se désinscrire|désinscription|sans engagement
      nuestro boletín|nuestra newsletter|en tu correo|en su correo|bandeja de entrada|darte de baja
      cancela cuando|nossa newsletter|na sua caixa de entrada|no seu e mail|cancele quando
      nostra newsletter|nella tua casella|casella di posta|disiscriver|annulla quando vuoi
      nasz newsletter|naszego newslettera|nasz biuletyn|na twoją skrzynkę|zrezygnować w każdej chwili|wypisać się
      vårt nyhetsbrev|våra nyhetsbrev|vores nyhedsbrev|vårt nyhetsbrev|uutiskirjeemme|avsluta när du vill
      наша рассылка|нашу рассылку|нашей рассылки|отписаться|подписаться можно|на вашу почту|нашем telegram канале
      наша розсилка|нашу розсилку|відписатися|bültenimiz|bültenimize|e posta kutunuz|aboneliğinizi
      buletin kami|kotak masuk|berhenti berlangganan|เพิ่มเพื่อน|จดหมายข่าว|ยกเลิกได้ทุกเมื่อ
      メールマガジン|メルマガ|ニュースレターに|友だち追加|配信停止|뉴스레터를|뉴스레터 구독|구독은 무료|언제든 해지
      電子報|电子报|取消訂閱|取消订阅|नि शुल्क न्यूज़लेटर|हमारा न्यूज़लेटर|النشرة البريدية|نشرتنا البريدية|إلغاء الاشتراك
      خبرنامه|نصب برنامه|نصب اپلیکیشن|הניוזלטר|ενημερωτικό δελτίο|newsletter μας
      """))
}
