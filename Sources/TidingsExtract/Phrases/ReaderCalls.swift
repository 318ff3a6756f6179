/// The words in which a site addresses its reader: to follow it, to subscribe, to pay, to agree.
enum ReaderCalls {
  /// Whether a line at the end of an article asks the reader to do something, or tells who may print it.
  static func addresses(reader line: [UInt8]) -> Bool {
    calls.open(line, inWholeWords: false) || leadsToNetwork(line) || tellsOfFirstPlace(line)
      || (line.count < 200 && services.contains { TitleFinder.contains(line, $0) })
  }

  /// Whether a line says that only members of the site may read on, with or without a link.
  /// - Parameter line: not folded.
  static func bars(reader line: ArraySlice<UInt8>) -> Bool { members.open(unfolded: line, inWholeWords: false) }

  private static let members = Openings(
    ChromePhrases.split(
      """
      この記事は会員|この記事は登録会員|この記事は無料会員|この記事は有料会員|残り文字数|bài viết dành cho thuê bao
      bài viết dành riêng cho thành viên|dieser artikel ist nur für abonnenten|cet article est réservé aux abonnés
      este artículo es exclusivo para suscriptores|contenido exclusivo para suscriptores|conteúdo exclusivo para assinantes
      this article is for subscribers only|this content is for subscribers only|questo articolo è riservato agli abbonati
      dit artikel is alleen voor abonnees|den här artikeln är för prenumeranter|artykuł dostępny tylko dla prenumeratorów
      tento článek je pouze pro předplatitele|материал доступен только подписчикам|матеріал доступний лише передплатникам
      """))

  /// Whether a line says on what site the story appeared first, as blogs' programs add: `The post … appeared first on …`.
  private static func tellsOfFirstPlace(_ line: [UInt8]) -> Bool {
    line.count < 400
      && firstPlaces.contains { line.starts(with: $0.opening) && TitleFinder.contains(line, $0.statement) }
  }

  private static let firstPlaces: [(opening: [UInt8], statement: [UInt8])] = [
    ("the post", "appeared first on"), ("the article", "appeared first on"), ("der beitrag", "erschien zuerst auf"),
    ("l article", "est apparu en premier sur"), ("la entrada", "se publicó primero en"),
    ("la entrada", "apareció primero en"), ("o post", "apareceu primeiro em"), ("l articolo", "proviene da"),
    ("het bericht", "verscheen eerst op"), ("artykuł", "pochodzi z serwisu"), ("inlägget", "dök först upp på"),
    ("příspěvek", "pochází z"), ("сообщение", "появились сначала на"), ("запись", "впервые появилась"),
    ("bài viết", "đã xuất hiện đầu tiên"), ("投稿", "に最初に表示されました"),
  ].map { (WordFold.fold($0.0), WordFold.fold($0.1)) }

  /// Whether a line asks the reader to find the site on a network: `Читайте «Порт» в Telegram`.
  private static func leadsToNetwork(_ line: [UInt8]) -> Bool {
    line.count < 120 && follows.open(line) && networks.contains { TitleFinder.contains(line, $0) }
  }

  private static let follows = Openings(
    ChromePhrases.split(
      """
      theo dõi|đón đọc|đón xem|xem video|read us|find us|join us|folgen sie|folgt|folge|lesen sie uns|retrouvez|suivez
      sigue|siga|seguinos|síguenos|acompanhe|segui|seguiteci|volg|följ|følg|seuraa|obserwuj|śledź|sledujte|kövess|kövesse
      urmărește|urmăriți|читайте|смотрите|следите|подпишись|подписывайся|читай|стежте|читай нас|последвайте|ακολουθήστε
      takip et|ikuti|تابعوا|تابع|تابعنا
      """))

  private static let networks = ChromePhrases.split(
    "telegram|телеграм|whatsapp|viber|facebook|instagram|youtube|tiktok|zalo|дзен|вконтакте|google news|google новости"
  ).map { [0x20] + $0 }

  /// What lines speak of that ask the reader to find the site elsewhere.
  private static let services = [
    " google news", " preferred source", " để lại số điện thoại", " follow us on ", " follow me on ",
    " sign up for our newsletter",
    " reader supported publication",
    " sign up to our newsletter", " subscribe to our newsletter", " subscribe to our blog", " theo dõi chúng tôi trên ",
    " đăng ký nhận bản tin", " suivez nous sur ", " síguenos en ", " siga nos no ", " seguici su ",
    " folgen sie uns auf ",
    " подписывайтесь на наш", " bizi takip edin", " ikuti kami di ", " de cet article à découvrir",
    " de cet article à lire",
  ].map { Array($0.utf8) }

  /// Whether a line opens with what a reader agrees to who signs up.
  /// - Parameter opening: not folded.
  static func agrees(_ opening: ArraySlice<UInt8>) -> Bool { terms.open(unfolded: opening, inWholeWords: false) }

  private static let terms = Openings(
    ChromePhrases.split(
      """
      by signing up you|by subscribing you|by submitting your email|by entering your email|by clicking subscribe
      by providing your email|by registering you|bằng việc đăng ký|bằng cách đăng ký|khi đăng ký bạn|mit der anmeldung
      mit ihrer anmeldung|mit dem absenden|mit klick auf|en vous inscrivant|en vous abonnant|en cliquant sur
      al suscribirte|al suscribirse|al registrarte|al inscribirte|ao se inscrever|ao assinar|ao se cadastrar
      iscrivendoti|cliccando su|door je aan te melden|door u aan te melden|zapisując się|odesláním|нажимая на кнопку
      подписываясь|натискаючи|підписуючись|kaydolarak|abone olarak|dengan mendaftar|dengan berlangganan|登録することで
      가입하면|구독하면|订阅即表示|注册即表示|訂閱即表示|بالاشتراك|بالتسجيل
      """))

  /// Whether a site says in a line that it earns by links.
  static func ownsToPaidLinks(_ line: [UInt8]) -> Bool { paidLinks.stand(in: line) }

  private static let paidLinks = Openings(
    ChromePhrases.split(
      """
      contains affiliate link|contain affiliate link|contains some affiliate link|contain some affiliate link
      article includes affiliate link|post includes affiliate link|guide includes affiliate link
      blog uses affiliate link|site uses affiliate link|website uses affiliate link|page uses affiliate link
      as an amazon associate|as an amazon affiliate|as an affiliate marketer|may earn us a commission|we earn a commission
      we may earn commission|we may earn a commission|we may earn a small commission|we may earn an affiliate
      we may receive a commission|we may receive commission|we may receive a small commission|we may get a commission
      we may get a small commission|i may earn a commission|i may earn a small commission|i may receive a commission
      i may receive a small commission|i may get a commission|i make a small commission|i get a small commission
      enthält affiliate links|enthält affiliatelinks|sogenannte affiliate links|handelt es sich um affiliate
      erhalten wir eine provision|bekommen wir eine provision|contient des liens affiliés
      contient des liens d affiliation|contiene enlaces de afiliado|contiene enlaces afiliados
      contém links de afiliado|contiene link di affiliazione|contiene link affiliati|bevat affiliate
      zawiera linki afiliacyjne|содержит партнёрские ссылки|содержит партнерские ссылки|chứa liên kết tiếp thị
      アフィリエイト広告を利用|アフィリエイトリンクを含|쿠팡 파트너스 활동의 일환
      """))

  private static let calls = Openings(
    ChromePhrases.split(
      """
      đánh giá bài viết này|bewerten sie diesen|artikel bewerten|notez cet article|valora este artículo|avalie esta
      vota questo articolo|oceń artykuł|oceń ten artykuł|ohodnoťte článek|értékelje a cikket|оцените статью|оцените новость
      оцініть статтю|оцініть новину|оценете новината|оценете статията|bu haberi oyla|beri nilai artikel
      bạn nhận được thư này|bạn nhận được email này|bạn nhận được bản tin này|sie erhalten diesen newsletter
      sie erhalten diese e mail|sie möchten diesen brief nicht|sie möchten diesen newsletter nicht
      ランキング参加中|ブログランキング参加|にほんブログ村|ポチっと|ぽちっと|is this email not displaying|view this email in
      read this email in|email not displaying|xem email này trên
      fill out the form below|fill in the form below|fill out the form to|füllen sie das formular|rellene el formulario
      rellena el formulario|remplissez le formulaire|preencha o formulário|compila il modulo|điền vào mẫu dưới đây
      you are receiving this|you re receiving this|you received this email|vous recevez cet|vous recevez cette
      recibes este|recibe este|has recibido este|você recebeu este|você está recebendo|ricevi questa|ricevi questo
      hai ricevuto questa|je ontvangt deze|u ontvangt deze|otrzymujesz tę|otrzymujesz ten|вы получили это письмо
      ви отримали цей лист|bu e postayı|anda menerima email|このメールは|본 메일은|您收到此邮件|您收到這封|وصلتك هذه الرسالة
      tải ứng dụng|tải app|cài đặt ứng dụng|mời độc giả|mời bạn đọc|mời quý|mời các bạn đón|quý độc giả|bạn đọc có thể gửi
      độc giả có thể gửi|độc giả gửi|mọi ý kiến|mọi phản hồi|đường dây nóng|hotline|ghi rõ nguồn|vui lòng ghi rõ
      đề nghị ghi rõ|bản quyền thuộc|nghiêm cấm sao chép|theo dõi báo|theo dõi chúng tôi|theo dõi fanpage
      quét mã qr|đừng quên nhấn|đừng quên đăng ký|đừng quên theo dõi|nhớ nhấn like|
      đăng ký nhận|đăng ký kênh|liên hệ quảng cáo|liên hệ tòa soạn|truy cập fanpage|link bài gốc|nhập địa chỉ email
      this article is more than|story continues below|article continues below|follow topics and authors|follow authors and topics|this article is also available|download our app|download the app|get our app|follow us on|subscribe to our|sign up for our|sign up to our
      sign up here|join our newsletter|join our whatsapp|join our telegram|follow our whatsapp|like us on facebook
      for more stories like this|all rights reserved|copyright 20|this material may not be|do you have a story|have a story
      got a tip|got a story|do you have a tip|send us your|support our journalism|enjoyed this article|enjoying this story|enjoying this article|enjoy this story|like this story
      support independent journalism|support local journalism|support independent local journalism
      was this article|was this page|was this post|is this page useful|how useful was|did you find this|war dieser artikel
      war dieser beitrag|cet article vous a|cette page vous a|te ha resultado útil|te ha sido útil|este artigo foi útil
      questo articolo ti è stato|was dit artikel|czy ten artykuł był|czy artykuł był|dziękujemy że przeczyta|была ли статья полезной
      чи була ця стаття|bu içerik faydalı|apakah artikel ini|この記事は役に立|この記事は参考にな|이 기사가 도움|这篇文章对您
      請同意我們的隱私|לכל העדכונים|לקבלת עדכונים|הצטרפו לערוץ|הצטרפו לעמוד|רוצים לקבל|מצאתם טעות|unite al canal|únete al canal|sumate al canal
      ricevi le notizie|ricevi gli aggiornamenti|podoba ci się to|il vous reste|ce forum est modéré|receba no seu e|receba em seu e|receba no whatsapp|clique aqui para|participe do canal|entre no canal|siga o canal|siga nosso|faça parte do canal|sigue el canal|siga el canal
      segui il canale|segui il nostro|heb je een nieuwstip|heb je een tip|heb jij een tip|tip de redactie|simak breaking
      rejoignez notre|rejoignez la chaîne|folgt uns|подпишись на|подписывайся на|रहें हर खबर|विज्ञापन हटाएं|انضم إلى|اشترك في
      bạn đang đọc bài viết|mọi thông tin phản hồi|mọi thông tin góp ý|mọi thông tin đóng góp|bài viết hữu ích|bài viết này có hữu ích|bạn thấy bài viết|bạn có thấy bài viết
      if you enjoyed this|follow me on|was this newsletter forwarded|get the latest news|stay up to date with|read the original article
      abonnieren sie unser|melden sie sich für|folgen sie uns|laden sie unsere app|alle rechte vorbehalten
      téléchargez notre application|suivez nous|abonnez vous à|inscrivez vous à|recevez notre newsletter
      recevez toute l|tous droits réservés|descarga nuestra app|síguenos en|suscríbete|únete a nuestro canal
      todos los derechos reservados|baixe o app|baixe nosso app|siga nos|siga o nosso|inscreva se no|assine nossa
      assine a newsletter|receba as notícias|todos os direitos reservados|seguici su|iscriviti alla|iscriviti al
      scarica la nostra app|riproduzione riservata|volg ons op|schrijf je in voor|meld je aan voor|obserwuj nas
      zapisz się|więcej tekstów na|więcej informacji znajdziesz|więcej takich historii
      więcej takich tekstów|köszönjük hogy minket|ne maradjon le semmiről|pobierz aplikację|masz ciekawy temat|wszelkie prawa zastrzeżone|sledujte nás|odebírejte
      подписывайтесь на|подпишитесь на|следите за нашими|читайте нас|присоединяйтесь к|все права защищены
      нашли ошибку|заметили ошибку|если вы заметили ошибку|если вы нашли ошибку|підписуйтесь на|підписуйтеся на
      підпишіться на|читайте нас|стежте за|якщо ви помітили помилку|якщо ви знайшли помилку|bizi takip edin
      abone olun|ikuti kami|ikuti berita|dapatkan berita|dapatkan informasi inspirasi|dapatkan update|simak berita|dilarang keras|veja os vídeos|veja vídeos|dilarang mengambil|dilarang mengutip|cek berita|cek artikel
      ติดตามข่าว|ติดตามเรา|กดติดตาม|ดาวน์โหลดแอป|無断転載|アプリをダウンロード|저작권자|무단전재|무단 전재|구독하기
      copyright ⓒ|이 기사는 언론사에서
      责任编辑|版权声明|本文来源|扫码|免责声明|責任編輯|責任主編|تابعوا|تابعون|تابعنا|حمل التطبيق|جميع الحقوق
      postaw nam kawę|wesprzyj nas|wspieraj nas|podobał ci się ten|podoba ci się ten|líbil se vám článek
      pokud se vám článek|ha tetszett a cikk|ți a plăcut articolul|сподобався матеріал|сподобалася стаття
      понравился материал|понравилась статья|поддержите нас|поддержите редакцию|підтримайте нас
      hat ihnen der artikel gefallen|hat ihnen dieser artikel gefallen|vous avez aimé cet article|cet article vous a plu
      te ha gustado este|te gustó este|gostou deste artigo|gostou desta|ti è piaciuto questo|vond je dit artikel
      la suite est réservée|la suite de cet article est réservée|cet article est réservé aux abonnés|il vous reste à lire
      bài viết dành cho thuê bao|vui lòng đăng nhập để đọc tiếp|dieser artikel ist nur für abonnenten
      este artículo es exclusivo para suscriptores|conteúdo exclusivo para assinantes|by signing up you agree
      """))
}
