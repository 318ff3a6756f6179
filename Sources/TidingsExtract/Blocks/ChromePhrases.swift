/// The headings and labels under which sites put what is no part of the article, by language.
enum ChromePhrases {
  /// Whether a short line announces related stories, comments, shares, newsletters, tags or the author.
  static func announces(_ line: [UInt8]) -> Bool {
    let folded = withoutCount(line)
    guard folded.count >= 3, folded.count < 80 else { return false }
    if exact.contains(folded) { return true }
    return starts.open(folded)
  }

  /// Whether a line is the label of readers' comments or other stories, with nothing else on it: what stands in its box
  /// may be longer than the article.
  static func labelsOthers(_ line: [UInt8]) -> Bool {
    let folded = withoutCount(line)
    return others.contains(folded)
  }

  /// What may be the label of readers' comments.
  enum CommentLabel {
    case sure
    /// Sections of articles are called so, too.
    case possible
  }

  /// What a line labels, the comments' number at most beside it.
  static func commentLabel(_ line: [UInt8]) -> CommentLabel? {
    let folded = withoutCount(line)
    let words = folded.drop { $0 >= 0x30 && $0 <= 0x39 }
    let bare = words.count < folded.count && words.first == 0x20 ? Array(words.dropFirst()) : folded
    if comments.contains(bare) || (bare.count < folded.count && commentsOn.contains { bare.starts(with: $0) }) {
      return .sure
    }
    return discussions.contains(bare) ? .possible : nil
  }

  private static let comments: Set<[UInt8]> = Set(
    split(
      """
      comments|reader comments|readers comments|your comments|all comments|top comments|latest comments
      leave a comment|join the conversation|join the discussion
      bình luận|ý kiến bạn đọc|ý kiến độc giả|ý kiến của bạn|bạn đọc bình luận|bình luận của bạn đọc
      bạn đọc phản hồi|phản hồi của bạn đọc|leserkommentare|vos commentaires|commentaires des lecteurs
      comentarios de los lectores|comentários dos leitores|commenti dei lettori|reacties|kommentarer|kommentit
      komentarze czytelników|hozzászólások|комментарии|комментария|комментариев|коментарі|σχόλια|yorumlar
      komentar pembaca|コメント|みんなのコメント|댓글|网友评论|網友評論|全部评论|最新评论|留言|读者评论|讀者回應|التعليقات|تعليقات|תגובות
      دیدگاه ها|टिप्पणियां|टिप्पणियाँ
      """))

  private static let discussions: Set<[UInt8]> = Set(
    split(
      """
      comment|responses|replies|discussion|conversation|phản hồi|thảo luận|ý kiến|kommentare|commentaires|réactions
      comentarios|comentários|commenti|keskustelu|komentarze|diskuse|diskusia|komentáře|komentáre|comentarii|обсуждение
      коментари|yorum|komentar|ความคิดเห็น|评论|評論|تعليق|نظرات|মন্তব্য
      """))

  /// `30 thoughts on “The harbour”`, as blogs' programs have it.
  private static let commentsOn = split(
    """
    thoughts on|responses to|comments on|replies to|comentarios en|respuestas a|comentários em|respostas para
    commentaires sur|réponses à|réflexions sur|kommentare zu|gedanken zu|antworten auf|commenti su|risposte a|pensieri su
    reacties op|gedachten over|komentarzy do|komentarze do|комментариев к|комментария к|ответов к|phản hồi tới
    phản hồi cho|bình luận về|bình luận cho|tanggapan untuk|komentar pada
    """
  ).map { $0 + [0x20] }

  private static let others: Set<[UInt8]> = Set(
    split(
      """
      comments|comment|reader comments|leave a comment|leave a reply|related articles|related posts|related stories
      also in the news|in other news|other news|more headlines|popular|popular posts|popular articles|top stories
      trending|latest posts|latest articles|recent articles|about the author|about the authors|about the reviewer
      about the writer|meet the author|tin vắn|tin nhanh|về tác giả|giới thiệu tác giả|weitere nachrichten
      weitere meldungen|kurzmeldungen|über den autor|über die autorin|autres actualités|à propos de l auteur
      à propos de l auteure|otras noticias|sobre el autor|sobre la autora|outras notícias|sobre o autor|sobre a autora
      altre notizie|l autore|ander nieuws|over de auteur|inne wiadomości|o autorze|o autorce|další zprávy|o autorovi
      другие материалы|об авторе|інші новини|про автора|άλλες ειδήσεις|diğer haberler|yazar hakkında|berita lain
      tentang penulis|その他のニュース|この記事を書いた人|다른 기사|저자 소개|其他新闻|作者简介|其他新聞|作者簡介|أخبار أخرى|عن الكاتب
      related news|you may also like|you might also like|recommended for you|more stories|more news|most read
      most popular|latest news|recent posts|trending now|editors picks|bình luận|ý kiến bạn đọc|ý kiến|ý kiến của bạn
      bình luận của bạn|gửi bình luận|phản hồi|bạn đọc phản hồi|tin liên quan|bài liên quan|bài viết liên quan|tin khác
      tin cùng chuyên mục|cùng chuyên mục|bài cùng chuyên mục|tin mới|tin mới nhất|tin đọc nhiều|đọc nhiều|xem nhiều
      đọc nhiều nhất|tin nổi bật|có thể bạn quan tâm|bạn có thể quan tâm|các tin khác|tin tức khác|bài viết khác
      đừng bỏ lỡ|đọc thêm|kommentare|das könnte sie auch interessieren|mehr zum thema|meistgelesen
      weitere artikel|verwandte artikel|commentaires|sur le même sujet|à lire aussi|les plus lus|articles similaires
      comentarios|noticias relacionadas|te puede interesar|lo más leído|más noticias|comentários|notícias relacionadas
      leia também|mais lidas|commenti|articoli correlati|leggi anche|i più letti|potrebbe interessarti|reacties|lees ook
      meest gelezen|kommentarer|läs också|mest läst|les også|mest lest|læs også|mest læste|kommentit|lue myös|luetuimmat
      komentarze|czytaj także|zobacz także|najczęściej czytane|diskuse|související články|nejčtenější|hozzászólások
      comentarii|articole similare|комментарии|читайте также|по теме|самое читаемое|другие новости|похожие новости
      коментарі|читайте також|схожі новини|σχόλια|διαβάστε επίσης|yorumlar|ilgili haberler|komentar|berita terkait
      baca juga|berita lainnya|terpopuler|ความคิดเห็น|ข่าวที่เกี่ยวข้อง|コメント|関連記事|アクセスランキング|人気記事|おすすめ記事
      댓글|관련기사|관련 기사|많이 본 뉴스|인기기사|评论|为你推荐|为您推荐|猜你喜欢|更多推荐|热点推荐|相关新闻|相关阅读|热门文章|推荐阅读|評論|留言|相關新聞|延伸閱讀|熱門新聞
      التعليقات|تعليقات|مواضيع ذات صلة|أخبار ذات صلة|الأكثر قراءة|اقرأ أيضا|תגובות|כתבות נוספות|نظرات|اخبار مرتبط
      """))

  /// `Comments (12)` without the number.
  private static func withoutCount(_ folded: [UInt8]) -> [UInt8] {
    guard let space = folded.lastIndex(of: 0x20), folded.count - space <= 7,
      folded[(space + 1)...].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return folded }
    return Array(folded[..<space])
  }

  private static let exact: Set<[UInt8]> = Set(
    split(
      """
      ai summary|ai generated summary|ai powered summary|summary generated by ai|summarized by ai
      summarised by ai|summarize with ai|summarise with ai|listen to this article in summarized format|tóm tắt bằng ai
      tóm tắt bởi ai|tóm tắt ai|ai tóm tắt|résumé par ia|résumé par l ia|résumé généré par ia|résumé ia
      ki zusammenfassung|zusammenfassung durch ki|mit ki zusammengefasst|resumen con ia|resumen generado por ia
      resumo por ia|resumo com ia|resumo gerado por ia|riassunto ia|samenvatting door ai|podsumowanie ai
      краткий пересказ от риа ии|краткий пересказ от ии|yapay zeka özeti|yapay zekâ özeti|ringkasan ai|aiによる要約|ai要約
      ai 요약|ai 뉴스 요약|ai 요약 기사|ai摘要|ai 摘要|ai速读|ai 重點摘要|ملخص بالذكاء الاصطناعي
      noticia relacionada|notícia relacionada|artículo relacionado|artigo relacionado|nota relacionada
      matéria relacionada|related story|related article|verwandter artikel|article lié|articolo correlato
      powiązany artykuł|související článek|статья по теме|новость по теме|ilgili haber|bài liên quan
      nghe đọc bài|nghe bài viết|nghe nội dung bài viết|nghe đọc bài viết|nghe audio|
      related|related articles|related posts|related stories|related content|related topics|related news|related links
      related reading|related resources|related products|related guides|related coverage|related video|related videos
      read more|read next|read also|also read|see also|more stories|more news|more articles|more to explore
      more like this|more from|keep reading|continue reading|further reading|recommended|recommended reading
      recommended articles|recommended for you|recommended posts|recommended stories|you may also like
      you might also like|you may like|you might like|you might also be interested in|popular|popular posts
      most popular|most read|most viewed|trending|trending now|latest|latest news|latest posts|latest articles
      latest stories|recent posts|recent articles|recent news|recent stories|top stories|editors picks|dont miss
      up next|next article|next post|previous article|previous post|next up|about the author|about the authors
      about author|about the writer|about us|author|authors|the author|author bio|written by|meet the author
      contributors|our experts|share|share this|share this article|share this post|share this story|share on
      share via|spread the word|follow us|follow|connect with us|stay connected|stay in touch|join the conversation
      join the discussion|comments|comment|leave a comment|leave a reply|leave a response|add a comment|post a comment
      reader comments|responses|replies|no comments|what do you think|was this helpful
      was this article helpful|was this page helpful|was this post helpful|did you find this helpful|rate this article
      newsletter|subscribe|subscribe now|sign up|sign up now|subscribe to our newsletter|join our newsletter
      sign up for our newsletter|get our newsletter|get the newsletter|stay informed|stay up to date|stay updated
      get updates|tags|tag|topics|topic|categories|category|filed under|keywords|labels|in this article|in this post
      on this page|table of contents|jump to|in this guide|in this story|whats in this article|advertisement
      advertising|sponsored|sponsored content|promoted|promoted content|disclaimer|disclosure|references
      works cited|bibliography|footnotes|endnotes|article sources|get in touch|contact us|media contact
      support us|support our work|unterstützen sie uns|soutenez nous|apóyanos|apoie nos|sostienici|wesprzyj nas
      поддержите нас|підтримайте нас|destek olun|hãy ủng hộ chúng tôi
      media contacts|print|print recipe|jump to recipe|save|copy link|email this|similar articles|similar posts|similar stories
      explore more|discover more|learn more|view all|see all|show more|load more|back to top|archives
      featured articles|featured posts|featured stories|related questions|related searches|other articles|other news
      other stories|more in this section|more on this topic|more on this story|more from this author|more by this author
      deixe seu comentário|deixe um comentário|deja tu comentario|deja un comentario|laisser un commentaire
      laissez un commentaire|lascia un commento|schreiben sie einen kommentar|zostaw komentarz|dodaj komentarz
      přidat komentář|оставить комментарий|оставьте комментарий|залишити коментар|yorum yap|yorum yaz|tulis komentar
      コメントを書く|댓글 쓰기|发表评论|我要评论|發表留言|أضف تعليق|اترك تعليقا|zobacz wideo|zobacz film|simak video
      the latest|whats new|from our blog|from the blog|our latest|latest from our blog|quick links|useful links
      article metrics|citation|cite this|cite this article|how to cite|editorial standards|our editorial process
      thanks for reading|first published|last updated|photo credits|image credits|acknowledgements
      tin liên quan|tin cùng chuyên mục|cùng chuyên mục|bài liên quan|bài viết liên quan|tin tức liên quan
      các tin liên quan|tin khác|tin mới|tin mới nhất|tin mới hơn|tin cũ hơn|các tin khác|các tin mới hơn
      các tin cũ hơn|tin đã đưa|các bài khác|bài khác|bài viết khác|bài mới|bài cùng chuyên mục|đọc thêm|xem thêm
      đọc nhiều|xem nhiều|tin đọc nhiều|tin xem nhiều|đọc nhiều nhất|nổi bật|tin nổi bật|có thể bạn quan tâm
      bạn có thể quan tâm|có thể bạn thích|có thể bạn muốn xem|bình luận|ý kiến|ý kiến bạn đọc|ý kiến của bạn
      đăng ký nhận bản tin|đăng ký nhận tin|nhận bản tin|gửi bình luận|viết bình luận|phản hồi|chia sẻ|chia sẻ bài viết|từ khóa|từ khoá|thẻ|tags|chủ đề|chủ đề liên quan
      sự kiện|theo dòng sự kiện|dòng sự kiện|cùng tác giả|tác giả|về tác giả|tin cùng tác giả|bài cùng tác giả
      tin bài khác|tin bài liên quan|video liên quan|in bài viết|gửi bài viết|quảng cáo|bài đọc nhiều|mới nhất
      video đang xem nhiều|video xem nhiều|xem nhiều nhất|video nổi bật|tin đang được quan tâm|đang được quan tâm
      đừng bỏ lỡ|tin nóng|tin nhanh|tin vắn|xem tiếp|các bài viết khác|tin cùng loại|tin tức khác|các tin đã đưa|tin tiếp theo
      bài viết cùng chủ đề|tin nên đọc|mời đọc thêm|nên đọc|nội dung liên quan|thông tin liên quan|liên quan
      các bài viết liên quan|các tin cùng chuyên mục|bài nổi bật|đọc tiếp|đánh giá bài viết|bạn cần đăng nhập
      lesen sie auch|lesen sie mehr|mehr zum thema|mehr dazu|mehr lesen|das könnte sie auch interessieren
      das könnte sie interessieren|auch interessant|weitere artikel|weitere themen|weitere nachrichten|meistgelesen
      kommentare|kommentar schreiben|schlagwörter|themen|teilen|artikel teilen|zum thema|über den autor|über die autorin
      verwandte artikel|ähnliche artikel|ähnliche beiträge|neueste artikel|neueste beiträge|empfohlen|empfehlungen
      passend dazu|quellen|autor|anzeige|jetzt lesen|zur startseite|mehr aus diesem ressort|mehr von
      à lire aussi|lire aussi|à lire|lire la suite|voir aussi|sur le même sujet|articles liés|articles similaires
      dans la même rubrique|plus d articles|les plus lus|partager|partager cet article|commentaires|mots clés
      vous aimerez aussi|à découvrir|à voir aussi|publicité|les dernières actualités|sur le même thème|réagir
      a propos de l auteur|à propos de l auteur|nos derniers articles|lire également|pour aller plus loin|en savoir plus
      le más leído|lo más leído|lea también|lee también|te puede interesar|te puede gustar|también te puede interesar
      noticias relacionadas|artículos relacionados|más noticias|más información|relacionados|relacionadas|contenido relacionado
      compartir|comparte|comentarios|etiquetas|temas|más sobre|archivado en|sobre el autor|ver más
      leer más|seguir leyendo|seguí leyendo|sigue leyendo|siga leyendo|mirá también|mira también|lee además|lo último|últimas noticias|más vistas|no te pierdas|te recomendamos|recomendados
      leia também|leia mais|veja também|notícias relacionadas|artigos relacionados|mais lidas|mais lidos|mais notícias
      compartilhe|compartilhar|comentários|tópicos|saiba mais|últimas notícias|você também pode gostar|relacionadas
      sobre o autor|conteúdo relacionado|recomendados para você|partilhar|partilhe|veja mais
      leggi anche|leggi tutto|articoli correlati|articoli simili|ti potrebbe interessare|potrebbe interessarti|condividi
      commenti|argomenti|altri articoli|notizie correlate|i più letti|più letti|ultime notizie|vedi anche|sullo stesso
      lees ook|lees meer|lees verder|gerelateerd|gerelateerde artikelen|meer nieuws|meer over|reacties|deel|deel dit artikel
      meest gelezen|ook interessant|trefwoorden|aanbevolen|onderwerpen|tags en onderwerpen
      läs också|läs mer|relaterat|relaterade artiklar|mest läst|dela|dela artikeln|kommentarer|ämnen|fler nyheter
      les også|les mer|relaterte saker|mest lest|læs også|læs mere|relaterede artikler|mest læste|del|del artikel|emner
      lue myös|lue lisää|luetuimmat|aiheesta lisää|aiheet|jaa|kommentit
      czytaj także|czytaj też|czytaj więcej|zobacz także|zobacz też|zobacz również|powiązane|podobne artykuły|polecane
      najczęściej czytane|udostępnij|komentarze|tagi|przeczytaj także|więcej na temat|polecamy|tematy
      čtěte také|čtěte dále|související|související články|nejčtenější|diskuse|sdílet|témata|mohlo by vás zajímat|štítky
      prečítajte si aj|súvisiace články|podobné články|kapcsolódó cikkek|kapcsolódó|olvassa el|ajánlott|megosztás|címkék
      hozzászólások|citește și|citiţi şi|articole similare|articole asemănătoare|comentarii|etichete|distribuie
      читайте также|читать также|по теме|материалы по теме|похожие статьи|похожие материалы|похожие новости
      комментарии|поделиться|теги|темы|самое читаемое|популярное|последние новости|другие новости|главное сегодня
      рекомендуем|еще по теме|ещё по теме|новости по теме|новости партнеров|смотрите также|читать далее|сюжеты
      читайте також|за темою|коментарі|поділитися|схожі новини|популярне|останні новини|інші новини|матеріали за темою
      прочетете още|още по темата|свързани статии|коментари|сподели|διαβάστε επίσης|σχετικά άρθρα|δείτε επίσης|σχόλια
      ilgili haberler|ilginizi çekebilir|benzer haberler|diğer haberler|yorumlar|paylaş|etiketler|son haberler
      en çok okunanlar|öne çıkanlar|bunlar da ilginizi çekebilir|haberin devamı
      baca juga|berita terkait|artikel terkait|berita lainnya|terpopuler|komentar|bagikan|topik|terkini|lihat juga
      simak juga|rekomendasi|artikel lainnya|berita populer|berita terbaru|kata kunci|baca selanjutnya
      baca berita lainnya|berkaitan|lagi berita|kongsi
      ข่าวที่เกี่ยวข้อง|ข่าวอื่นๆ|บทความที่เกี่ยวข้อง|อ่านเพิ่มเติม|แท็ก|แชร์|ความคิดเห็น|ข่าวล่าสุด|ข่าวแนะนำ
      関連記事|関連ニュース|関連リンク|あわせて読みたい|おすすめ記事|おすすめ|人気記事|ランキング|タグ|コメント|シェア|シェアする|この記事をシェア
      最新記事|続きを読む|こちらもおすすめ|カテゴリー|アクセスランキング|関連キーワード|もっと見る
      관련기사|관련 기사|관련뉴스|관련 뉴스|인기기사|많이 본 뉴스|많이 본 기사|최신기사|댓글|공유|공유하기|태그|추천기사|추천 기사|주요뉴스|이 기사를 공유합니다
      相关新闻|相关阅读|相关文章|相关报道|相关链接|推荐阅读|延伸阅读|更多新闻|热门新闻|热门文章|评论|分享|标签|上一篇|下一篇|猜你喜欢|为你推荐|最新文章
      相關新聞|相關閱讀|相關文章|相關報導|推薦閱讀|延伸閱讀|更多新聞|熱門新聞|評論|分享|標籤|猜你喜歡|留言|最新消息
      اقرأ أيضا|اقرأ أيضًا|مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|شارك|التعليقات|تعليقات|الأكثر قراءة|كلمات دلالية|الوسوم
      المزيد|اقرأ المزيد|شاهد أيضا|قد يعجبك أيضا|آخر الأخبار
      בנושא זה|כתבות נוספות|קראו גם|עוד באותו נושא|תגיות|תגובות|שתפו|اخبار مرتبط|مطالب مرتبط|برچسب ها|نظرات|بیشتر بخوانید
      यह भी पढ़ें|इसे भी पढ़ें|ये भी पढ़ें|संबंधित खबरें|और पढ़ें|टैग|टिप्पणियां|शेयर करें|আরও পড়ুন|সম্পর্কিত খবর|মন্তব্য
      மேலும் படிக்க|தொடர்புடைய செய்திகள்
      article continues below|article continues below advertisement|story continues below|story continues below advertisement
      article continues after advertisement|scroll to continue|scroll to continue with content|scroll untuk melanjutkan membaca|scroll untuk melanjutkan|continue reading below
      artikel lanjut setelah iklan|lanjutkan membaca|la suite après cette publicité|la suite après la publicité
      weiter nach der anzeige|lesen sie nach der anzeige weiter|artikel wird nach der anzeige fortgesetzt
      continúa después de la publicidad|continua após a publicidade|continua depois da publicidade
      continua a leggere dopo la pubblicità|lees verder onder de advertentie|artikel gaat verder onder de advertentie
      продолжение после рекламы|продовження після реклами|dalsza część artykułu pod materiałem wideo
      ciąg dalszy artykułu pod wideo|dalszy ciąg materiału pod wideo|dalszy ciąg tekstu pod wideo
      dalszy ciąg artykułu pod wideo|artykuł kontynuowany pod materiałem wideo|článek pokračuje pod reklamou
      tekst gaat verder onder de foto|tekst gaat verder onder de video|tekst gaat verder onder de afbeelding
      tekst gaat verder onder de advertentie|de tekst gaat verder onder de foto|lees verder onder de foto
      lees verder onder de video|artikel gaat verder onder de foto|artikel gaat verder onder de video
      artikeln fortsätter under annonsen|artikeln fortsätter under bilden|texten fortsätter under bilden
      saken fortsetter under annonsen|saken fortsetter under bildet|saken fortsetter etter annonsen
      artiklen fortsætter efter annoncen|artiklen fortsætter under billedet|juttu jatkuu mainoksen jälkeen
      juttu jatkuu kuvan alla|der text geht unter dem bild weiter|text geht unter dem bild weiter
      der artikel wird unter dem bild fortgesetzt|artikel geht unter der anzeige weiter|la suite de l article après la publicité
      la suite après l image|la noticia continúa después del anuncio|l articolo continua dopo la pubblicità
      l articolo prosegue dopo la pubblicità|l articolo prosegue sotto|dalszy ciąg pod materiałem wideo
      dalsza część tekstu pod wideo|dalsza część tekstu pod zdjęciem|článek pokračuje pod videoupoutávkou
      článek pokračuje pod obrázkem|text pokračuje pod fotografií|a cikk a hirdetés után folytatódik
      articolul continuă după reclamă|bài viết tiếp tục sau quảng cáo|tiếp tục đọc sau quảng cáo
      haberin devamı için tıklayın|請繼續往下閱讀|請繼續閱讀|广告 继续阅读|スクロールして続きを読む|publicidad|publicidade|pubblicità|advertentie|annons|annonse|reklame|reklama|mainos
      विस्तार|reklam|iklan|реклама|διαφήμιση|広告|스폰서|광고|广告|廣告|إعلان|اعلان|פרסומת|विज्ञापन|বিজ্ঞাপন|โฆษณา
      """))

  /// Whether a heading announces what is prose and yet no part of the article: the author, comments, a newsletter.
  static func announcesProse(_ line: [UInt8]) -> Bool {
    let folded = withoutCount(line)
    guard folded.count >= 3, folded.count < 80 else { return false }
    return prose.open(folded, wordMayOpen: false)
  }

  private static let prose = Openings(
    split(
      """
      about the author|about the authors|about author|about the writer|about us|author bio|meet the author|the author
      author|authors|written by|leave a comment|leave a reply|comments|comment|responses|reader comments
      references|works cited|bibliography|footnotes|endnotes|article sources|citation|cite this|how to cite|disclaimer
      disclosure|newsletter|subscribe|sign up|join our newsletter|get our newsletter|get the newsletter|stay informed
      related articles|related posts|related stories|related news|you may also like|you might also like|recommended
      recommended for you|more stories|more news|latest news|recent posts|most read|most popular|editors picks
      media contact|media contacts|contact us|get in touch|advertisement|share this|follow us|editorial standards
      our editorial process|up next|next article|read next|read more|trending|latest|popular
      tác giả|về tác giả|bình luận|ý kiến bạn đọc|ý kiến|gửi bình luận|phản hồi|tin liên quan|bài liên quan|tin khác
      cùng chuyên mục|tin cùng chuyên mục|bài viết liên quan|đọc thêm|xem thêm|có thể bạn quan tâm|tin mới|tin mới nhất
      đọc nhiều|tin đọc nhiều|quảng cáo|nên đọc|các tin khác|tin nổi bật|bài viết khác|bạn có thể quan tâm
      über den autor|über die autorin|kommentare|lesen sie auch|das könnte sie auch interessieren|mehr zum thema
      à propos de l auteur|commentaires|à lire aussi|lire aussi|sur le même sujet|sobre el autor|comentarios|lea también
      te puede interesar|noticias relacionadas|sobre o autor|comentários|leia também|veja também|commenti|leggi anche
      articoli correlati|lees ook|reacties|läs också|les også|læs også|kommentarer|lue myös|czytaj także|zobacz także
      komentarze|čtěte také|související články|комментарии|читайте также|читайте також|коментарі|похожие статьи
      ilgili haberler|yorumlar|baca juga|berita terkait|komentar|ข่าวที่เกี่ยวข้อง|関連記事|コメント|관련기사|관련 기사|댓글|相关阅读|相关新闻
      相關新聞|评论|اقرأ أيضا|التعليقات|مواضيع ذات صلة|यह भी पढ़ें
      """))

  /// Openings of lines that lead elsewhere or speak of the page rather than the story.
  private static let starts = Openings(
    split(
      """
      related articles|related posts|related stories|you may also|you might also|more from|more on|more in|read more
      read also|also read|see also|read next|recommended for|share this|share on|follow us|subscribe to|sign up for
      about the author|leave a reply|leave a comment|filed under|posted in|tagged|tags|view all|explore more
      click here to|photo by|photo credit|image credit|photo courtesy|want more|join our|get the latest|comments
      xem thêm|đọc thêm|tin liên quan|bài liên quan|cùng chuyên mục|có thể bạn quan tâm|từ khóa|mời bạn đọc|mời quý
      veja imagens|veja fotos|un message un commentaire|
      theo dõi chúng tôi|lesen sie auch|lesen sie mehr|mehr zum thema|mehr über|auch interessant|lire aussi|à lire aussi
      lea también|lee también|leia também|leia mais|leggi anche|lees ook|läs också|les også|læs også|lue myös|czytaj też
      czytaj także|zobacz też|czytaj więcej|čtěte také|čtěte více|читайте также|читайте материал|читайте по теме|читайте ещё|читайте також|baca juga
      weiterlesen mit|bạn đang đọc nội dung dành cho|この記事は有料|pour lire la suite|para seguir leyendo
      gambas video|simak video|saksikan video|tonton juga|saksikan juga|
      para continuar lendo|per continuare a leggere|aby czytać dalej|чтобы читать дальше|simak juga|lihat juga|ilgili haber|اقرأ أيضا|اقرأ المزيد|شاهد أيضا|بیشتر بخوانید|همچنین بخوانید|یہ بھی پڑھیں|קראו גם|עוד בנושא
      यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|આ પણ વાંચો|আরও পড়ুন|আরো পড়ুন|மேலும் படிக்க|இதையும் படிங்க|ఇది కూడా చదవండి|ഇതും വായിക്കുക
      διαβάστε επίσης|διαβάστε ακόμα|διαβάστε ακόμη|δείτε επίσης|อ่านข่าวเพิ่มเติม|อ่านเพิ่มเติม|อ่านข่าวต้นฉบับ|ข่าวที่เกี่ยวข้อง|อ่านข่าวที่เกี่ยวข้อง
      olvassa el ezt is|olvasd el ezt is|ezt is olvassa el|ezt is olvasd el|kapcsolódó cikk
      あわせて読みたい|合わせて読みたい|関連記事|こちらもおすすめ|関連リンク|관련기사|관련 기사|延伸閱讀|延伸阅读|相关阅读|相關新聞|推薦閱讀
      """))

  /// Whether a line at the end of an article asks the reader to do something, or tells who may print it.
  static func addresses(reader line: [UInt8]) -> Bool {
    calls.open(line, inWholeWords: false) || leadsToNetwork(line) || tellsOfFirstPlace(line)
      || (line.count < 200 && services.contains { TitleFinder.contains(line, $0) })
  }

  /// Whether a line says that only members of the site may read on, with or without a link.
  static func bars(reader line: [UInt8]) -> Bool { members.open(line, inWholeWords: false) }

  private static let members = Openings(
    split(
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
    split(
      """
      theo dõi|đón đọc|đón xem|xem video|read us|find us|join us|folgen sie|folgt|folge|lesen sie uns|retrouvez|suivez
      sigue|siga|seguinos|síguenos|acompanhe|segui|seguiteci|volg|följ|følg|seuraa|obserwuj|śledź|sledujte|kövess|kövesse
      urmărește|urmăriți|читайте|смотрите|следите|подпишись|подписывайся|читай|стежте|читай нас|последвайте|ακολουθήστε
      takip et|ikuti|تابعوا|تابع|تابعنا
      """))
  private static let networks = split(
    "telegram|телеграм|whatsapp|viber|facebook|instagram|youtube|tiktok|zalo|дзен|вконтакте|google news|google новости"
  ).map { [0x20] + $0 }

  /// What lines speak of that ask the reader to find the site elsewhere.
  private static let services = [
    " google news", " preferred source", " follow us on ", " follow me on ", " sign up for our newsletter",
    " reader supported publication",
    " sign up to our newsletter", " subscribe to our newsletter", " subscribe to our blog", " theo dõi chúng tôi trên ",
    " đăng ký nhận bản tin", " suivez nous sur ", " síguenos en ", " siga nos no ", " seguici su ",
    " folgen sie uns auf ",
    " подписывайтесь на наш", " bizi takip edin", " ikuti kami di ", " de cet article à découvrir",
    " de cet article à lire",
  ].map { Array($0.utf8) }

  /// Whether a line opens with what a reader agrees to who signs up.
  static func agrees(_ opening: [UInt8]) -> Bool { terms.open(opening, inWholeWords: false) }

  private static let terms = Openings(
    split(
      """
      by signing up you|by subscribing you|by submitting your email|by entering your email|by clicking subscribe
      by providing your email|by registering you|bằng việc đăng ký|bằng cách đăng ký|khi đăng ký bạn|mit der anmeldung
      mit ihrer anmeldung|mit dem absenden|mit klick auf|en vous inscrivant|en vous abonnant|en cliquant sur
      al suscribirte|al suscribirse|al registrarte|al inscribirte|ao se inscrever|ao assinar|ao se cadastrar
      iscrivendoti|cliccando su|door je aan te melden|door u aan te melden|zapisując się|odesláním|нажимая на кнопку
      подписываясь|натискаючи|підписуючись|kaydolarak|abone olarak|dengan mendaftar|dengan berlangganan|登録することで
      가입하면|구독하면|订阅即表示|注册即表示|訂閱即表示|بالاشتراك|بالتسجيل
      """))

  /// Whether a line at the end of an article says what was wrong in it.
  static func corrects(_ line: [UInt8]) -> Bool { corrections.open(line, inWholeWords: false) }

  private static let corrections = Openings(
    split(
      """
      correction|corrections|corrected|clarification|erratum|đính chính|berichtigung|korrektur|richtigstellung|rectificatif
      rectification|corrección|correcciones|fe de errores|rectificación|correção|erramos|correzione|errata|rettifica
      correctie|rättelse|rettelse|oikaisu|sprostowanie|oprava|исправление|уточнение|виправлення|düzeltme|koreksi|ralat
      訂正|정정|更正|تصحيح|תיקון
      """))

  /// Whether a line is what an author adds below the end.
  static func isPostscript(_ line: [UInt8]) -> Bool { postscripts.open(line) }

  private static let postscripts = Openings(split("p s|ps|p p s|pps|tái bút|t b|p d|зы|постскриптум"))

  /// Whether a line thanks the one who was interviewed, as many end with.
  static func thanks(_ line: [UInt8]) -> Bool { thanks.open(line, inWholeWords: false) }

  private static let thanks = Openings(
    split(
      """
      xin cảm ơn|xin trân trọng cảm ơn|trân trọng cảm ơn|cảm ơn ông|cảm ơn bà|cảm ơn anh|cảm ơn chị|vielen dank|danke für
      merci beaucoup|muchas gracias|obrigado|grazie per|dziękuję za|děkuji za|спасибо за|дякую за|terima kasih|teşekkür
      谢谢您|謝謝您|ありがとうございました|감사합니다
      """))

  /// Whether a line at the end of an article says that the site does not answer for it.
  static func disclaims(_ line: [UInt8]) -> Bool { disclaimers.open(line, inWholeWords: false) }

  private static let disclaimers = Openings(
    split(
      """
      disclaimer the|disclaimer this|disclaimer all|the views expressed|the opinions expressed|views expressed in this
      notice the content above|nội dung bài viết chỉ|bài viết chỉ mang tính|thông tin trong bài viết chỉ
      thông tin trên chỉ mang tính|tuyên bố miễn trừ|miễn trừ trách nhiệm|bài viết thể hiện quan điểm
      bài viết phản ánh quan điểm|quan điểm trong bài|die hier geäußerten|die in diesem beitrag geäußerten
      haftungsausschluss|les propos tenus|les opinions exprimées|las opiniones expresadas|descargo de responsabilidad
      as opiniões expressas|le opinioni espresse|мнение автора может|мнение редакции может|мнение редакции не
      думка редакції може|редакція не завжди|yasal uyarı|penafian|免责声明|免責聲明|免責事項|特别声明|特別聲明|郑重声明
      版权声明|版權聲明|声明 本|声明 以上|以上内容仅代表|以上內容僅代表|本文仅代表作者|本文僅代表作者|文章仅代表作者|图片来自网络|圖片來自網路
      المقال يعبر|المقالة تعبر|مقالات الرأي تعبر|مسئولیت مطالب|האמור במאמר|yazıda yer alan görüşler|yazının sorumluluğu
      the information included here|the information contained|information contained herein|the information provided
      this article is intended|this article is for informational|this article is for general|this content is for
      this material is not intended|this material is for|this information is for|this information is not
      informasi dalam artikel ini hanya|as informações contidas neste|la información contenida en este
      les informations contenues dans cet|diese informationen ersetzen|die informationen in diesem artikel dienen
      this is an opinion piece and|bài viết là quan điểm|isi artikel sepenuhnya|artikel ini merupakan pendapat
      本文内容仅供参考|提醒您 飲酒|提醒您 吸菸|飲酒過量|الآراء الواردة|الآراء المنشورة|هذا المقال يعبر عن رأي|본 기사는 투자|본 칼럼은
      """))

  /// Whether a site says in a line that it earns by links.
  static func ownsToPaidLinks(_ line: [UInt8]) -> Bool { paidLinks.stand(in: line) }

  private static let paidLinks = Openings(
    split(
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
    split(
      """
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
      this article is more than|this article is also available|download our app|download the app|get our app|follow us on|subscribe to our|sign up for our|sign up to our
      sign up here|join our newsletter|join our whatsapp|join our telegram|follow our whatsapp|like us on facebook
      for more stories like this|all rights reserved|copyright 20|this material may not be|do you have a story|have a story
      got a tip|got a story|do you have a tip|send us your|support our journalism|enjoyed this article|enjoying this story|enjoying this article|enjoy this story|like this story
      support independent journalism|support local journalism|support independent local journalism
      was this article|was this page|was this post|is this page useful|how useful was|did you find this|war dieser artikel
      war dieser beitrag|cet article vous a|cette page vous a|te ha resultado útil|te ha sido útil|este artigo foi útil
      questo articolo ti è stato|was dit artikel|czy ten artykuł był|czy artykuł był|dziękujemy że przeczyta|была ли статья полезной
      чи була ця стаття|bu içerik faydalı|apakah artikel ini|この記事は役に立|この記事は参考にな|이 기사가 도움|这篇文章对您
      請同意我們的隱私|לכל העדכונים|לקבלת עדכונים|הצטרפו לערוץ|הצטרפו לעמוד|unite al canal|únete al canal|sumate al canal
      il vous reste|ce forum est modéré|receba no seu e|receba em seu e|receba no whatsapp|clique aqui para|participe do canal|entre no canal|siga o canal|siga nosso|faça parte do canal|sigue el canal|siga el canal
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
      zapisz się|więcej tekstów na|więcej informacji znajdziesz|pobierz aplikację|masz ciekawy temat|wszelkie prawa zastrzeżone|sledujte nás|odebírejte
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

  /// Whether a line belongs to a site's imprint: who publishes it, by what licence, where. Words that stories begin with
  /// as well count where another of an imprint's words follows.
  static func isImprint(_ line: [UInt8]) -> Bool {
    if imprint.open(line, inWholeWords: false) { return true }
    return imprintOrStory.open(line)
      && imprintWords.reduce(0) { $0 + (TitleFinder.contains(line, $1) ? 1 : 0) } >= 2
  }

  private static let imprint = Openings(
    split(
      """
      cơ quan chủ quản|giấy phép số|giấy phép hoạt động|giấy phép thiết lập|giấy phép báo|giấy phép mxh|giấy phép bttt
      chịu trách nhiệm nội dung|chịu trách nhiệm xuất bản|chịu trách nhiệm quản lý|toàn bộ bản quyền|bản quyền thuộc
      copyright 19|copyright 20|copyright by|copyright c|all rights reserved|tous droits réservés|mentions légales
      alle rechte vorbehalten|impressum|todos los derechos|todos os direitos|tutti i diritti|alle rechten voorbehouden
      wszelkie prawa|všechna práva vyhrazena|все права|учредитель|свидетельство о регистрации|усі права|tüm hakları
      hak cipta|無断転載|版权所有|版權所有|사업자등록번호|저작권자|สงวนลิขสิทธิ์|جميع الحقوق|כל הזכויות|सर्वाधिकार
      """))

  private static let imprintOrStory = Openings(
    split(
      """
      cơ quan|giấy phép|tổng biên tập|phó tổng biên tập|phụ trách|trưởng ban biên tập|tòa soạn|trụ sở|bản quyền
      địa chỉ|điện thoại|liên hệ|đường dây nóng|báo điện tử|главный редактор|издатель|발행인|編集|主办
      """))

  private static let imprintWords = split(
    """
    cơ quan chủ quản|giấy phép|tổng biên tập|tòa soạn|trụ sở|bản quyền|địa chỉ|điện thoại|email|fax|hotline|đường dây nóng
    gp bttt|главный редактор|редакция|телефон|발행인|편집인|전화|电话|地址
    """)

  static func split(_ text: String) -> [[UInt8]] {
    text.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map { WordFold.fold(String($0)) }.filter { !$0.isEmpty }
  }
}
