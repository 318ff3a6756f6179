/// The names of months as pages write them, whole or cut short, in lower case.
enum MonthNames {
  /// 1 ... 12, or `nil` when the word is no month's name.
  static func month(_ word: String) -> Int? { table[word] }

  private static let table: [String: Int] = {
    var table: [String: Int] = [:]
    for row in lists.split(separator: "\n") {
      for (index, names) in row.split(separator: " ", omittingEmptySubsequences: true).enumerated() {
        for name in names.split(separator: ",") { table[String(name)] = table[String(name)] ?? index + 1 }
      }
    }
    return table
  }()

  // A row a language or family, January to December, variants parted by commas.
  private static let lists = """
    january,jan february,feb march,mar april,apr may june,jun july,jul august,aug september,sep,sept october,oct november,nov december,dec
    januar,jänner,jan februar,feber,feb märz,mrz,mär april mai juni,juno juli,julei august september,sept oktober,okt november dezember,dez
    janvier,janv février,févr,fév,fevrier mars avril,avr mai juin juillet,juil août,aout septembre,sept octobre novembre décembre,déc,decembre
    enero,ene febrero marzo abril,abr mayo junio julio agosto,ago septiembre,setiembre,set octubre noviembre diciembre,dic
    janeiro fevereiro,fev março,marco abril maio,mai junho julho setembro outubro,out novembro dezembro
    - - março abril maio junho julho agosto setembro outubro novembro dezembro
    gennaio,genn,gen febbraio,febbr marzo aprile maggio,magg,mag giugno,giu luglio,lug agosto settembre,sett ottobre,ott novembre dicembre
    januari februari maart,mrt april mei juni juli augustus september oktober november december
    januari februari mars april maj juni juli augusti september oktober november december
    januar februar mars,marts april mai,maj juni juli august september oktober november desember,des
    tammikuuta,tammikuun,tammi helmikuuta,helmi maaliskuuta,maalis huhtikuuta,huhti toukokuuta,touko kesäkuuta,kesä heinäkuuta,heinä elokuuta,elo syyskuuta,syys lokakuuta,loka marraskuuta,marras joulukuuta,joulu
    stycznia,styczeń,sty lutego,luty,lut marca,marzec kwietnia,kwiecień,kwi maja,maj czerwca,czerwiec,cze lipca,lipiec,lip sierpnia,sierpień,sie września,wrzesień,wrz października,październik,paź listopada,listopad,lis grudnia,grudzień,gru
    ledna,leden února,únor března,březen dubna,duben května,květen června,červen července,červenec srpna,srpen září října,říjen listopadu prosince,prosinec
    januára február,februára marca,marec apríla,apríl mája,máj júna,jún júla,júl augusta,august septembra októbra,október novembra decembra
    január február március,márc április,ápr május,máj június,jún július,júl augusztus szeptember,szept október november december
    ianuarie,ian februarie martie aprilie mai iunie,iun iulie,iul august septembrie octombrie noiembrie,noi decembrie
    января,январь,янв февраля,февраль,февр,фев марта,март,мар апреля,апрель,апр мая,май июня,июнь,июн июля,июль,июл августа,август,авг сентября,сентябрь,сент,сен октября,октябрь,окт ноября,ноябрь,нояб,ноя декабря,декабрь,дек
    січня,січ лютого,лют березня,бер квітня,квіт травня,трав червня,черв липня,лип серпня,серп вересня,вер жовтня,жовт листопада,лист грудня,груд
    януари февруари март април май юни юли август септември октомври ноември декември
    siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga,studenog prosinca
    јануар,januar фебруар,februar март,mart април,april мај,maj јун,jun јул,jul август,avgust,avg септембар,septembar октобар,oktobar новембар,novembar децембар,decembar
    ιανουαρίου,ιαν φεβρουαρίου,φεβ μαρτίου,μαρ απριλίου,απρ μαΐου,μαϊου,μάιος ιουνίου,ιουν ιουλίου,ιουλ αυγούστου,αυγ σεπτεμβρίου,σεπ οκτωβρίου,οκτ νοεμβρίου,νοε δεκεμβρίου,δεκ
    ocak,oca şubat,şub,subat mart nisan,nis mayıs haziran,haz temmuz,tem ağustos,ağu,agustos eylül,eyl,eylul ekim,eki kasım,kasim,kas aralık,ara,aralik
    januari,jan februari,pebruari maret,mac april,apr mei,mei juni,jun juli,julai,jul agustus,ogos,agu,agt september oktober,okt november,nopember desember,disember,des
    มกราคม,ม.ค,มค กุมภาพันธ์,ก.พ,กพ มีนาคม,มี.ค,มีค เมษายน,เม.ย,เมย พฤษภาคม,พ.ค,พค มิถุนายน,มิ.ย,มิย กรกฎาคม,ก.ค,กค สิงหาคม,ส.ค,สค กันยายน,ก.ย,กย ตุลาคม,ต.ค,ตค พฤศจิกายน,พ.ย,พย ธันวาคม,ธ.ค,ธค
    يناير فبراير,شباط مارس,آذار أبريل,ابريل,إبريل,نيسان مايو,أيار,ماي يونيو,حزيران,جوان يوليو,تموز,جويلية أغسطس,اغسطس,آب,أوت سبتمبر,أيلول,شتنبر أكتوبر,اكتوبر نوفمبر,نونبر ديسمبر,دجنبر
    ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
    ינואר,בינואר פברואר,בפברואר מרץ,במרץ אפריל,באפריל מאי,במאי יוני,ביוני יולי,ביולי אוגוסט,באוגוסט ספטמבר,בספטמבר אוקטובר,באוקטובר נובמבר,בנובמבר דצמבר,בדצמבר
    जनवरी,जन फरवरी,फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर,सितम्बर अक्टूबर,अक्तूबर नवंबर,नवम्बर दिसंबर,दिसम्बर
    জানুয়ারি,জানুয়ারী ফেব্রুয়ারি,ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর
    ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்
    gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
    """
}
