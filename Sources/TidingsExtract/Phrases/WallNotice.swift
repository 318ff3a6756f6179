/// Tells the notice that stands where an article was sought, under the article's own title perhaps: for those who are not
/// logged in, who run no scripts or block advertisements, or because the page is gone.
enum WallNotice {
  /// - Parameter text: a brief one that was taken for an article.
  static func stands(in text: String) -> Bool { stands(inFolded: WordFold.fold(text)) }

  /// - Parameter line: as ``WordFold`` makes it.
  static func stands(inFolded line: [UInt8]) -> Bool { phrases.stand(in: line) }

  private static let phrases = Openings(
    ChromePhrases.split(
      """
      log in to read|login to read|sign in to read|log in to continue|sign in to continue|please log in|please sign in
      log in or register|sign in or create|subscribe to read|subscribe to continue|subscribe now to|for subscribers only
      available to subscribers|is for subscribers|reserved for subscribers|exclusive to subscribers|already a subscriber
      register to read|register to continue|create a free account|enable javascript|turn on javascript
      javascript is disabled|javascript is required|requires javascript|disable your ad blocker|turn off your ad blocker
      using an ad blocker|ad blocker detected|verify you are human|confirm you are human|unusual traffic from your|your request has been blocked
      page could not be found|page cannot be found|page you requested|page you are looking for|page you were looking for
      page does not exist|article could not be found|article is no longer available|accept cookies to|accept our cookies
      đăng nhập để đọc|đăng nhập để xem|đăng nhập để tiếp tục|vui lòng đăng nhập|bạn cần đăng nhập|đăng ký để đọc
      dành cho độc giả đăng ký|bật javascript|tắt trình chặn quảng cáo
      tắt chặn quảng cáo|trang bạn tìm|trang bạn yêu cầu|trang này không tồn tại|bài viết không tồn tại
      chấp nhận cookie|đồng ý sử dụng cookie
      um weiterzulesen|nur für abonnenten|exklusiv für abonnenten|javascript aktivieren
      aktivieren sie javascript|werbeblocker deaktivieren|deaktivieren sie ihren werbeblocker|réservé aux abonnés
      réservée aux abonnés|connectez vous pour|abonnez vous pour|activer javascript|activez javascript
      désactiver votre bloqueur|désactivez votre bloqueur|solo para suscriptores|exclusivo para suscriptores
      inicia sesión para|inicie sesión para|suscríbete para|suscríbase para|activar javascript|habilite javascript
      desactiva tu bloqueador|exclusivo para assinantes|faça login para|ative o javascript|habilite o javascript
      riservato agli abbonati|accedi per leggere|attiva javascript|abilita javascript|alleen voor abonnees
      log in om|inloggen om|schakel javascript in|endast för prenumeranter|logga in för att|kun for abonnenter
      logg inn for å|log ind for at|vain tilaajille|kirjaudu sisään|tylko dla subskrybentów|dla prenumeratorów
      zaloguj się aby|zaloguj się by|włącz javascript|wyłącz adblocka|pouze pro předplatitele|zapněte javascript
      csak előfizetőknek|jelentkezzen be|numai pentru abonați|autentificați vă pentru|доступно только подписчикам
      только для подписчиков|войдите чтобы|авторизуйтесь чтобы|включите javascript|отключите блокировщик
      лише для передплатників|увійдіть щоб|увімкніть javascript|μόνο για συνδρομητές|συνδεθείτε για|abonelere özel
      okumak için giriş|devamını okumak için abone|javascript i etkinleştirin|masuk untuk membaca
      silakan login|silakan masuk|aktifkan javascript|เข้าสู่ระบบเพื่อ|この記事は会員限定|会員限定記事です
      ログインして続き|続きを読むには|javascriptを有効|javascript を有効|로그인 후 이용|로그인이 필요|구독자 전용
      请登录后|登录后阅读|登录后查看|请先登录|请启用javascript|请开启javascript|訂閱後閱讀|請登入|登入後閱讀
      للمشتركين فقط|سجل الدخول|تسجيل الدخول للمتابعة|برای مطالعه وارد شوید|ویژه مشترکین|למנויים בלבד|התחברו כדי
      """))
}
