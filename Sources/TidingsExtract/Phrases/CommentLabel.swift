internal import TidingsModel

/// What may be the label of readers' comments.
enum CommentLabel {
  case sure
  /// Sections of articles are called so, too.
  case possible

  /// What a line labels, the comments' number at most beside it.
  static func read(_ line: [UInt8]) -> CommentLabel? {
    let folded = ChromePhrases.withoutCount(line)
    let words = folded.drop { $0.isDigit }
    let bare = words.count < folded.count && words.first == 0x20 ? Array(words.dropFirst()) : folded
    if isAmong(comments, bare) || (bare.count < folded.count && commentsOn.contains { bare.starts(with: $0) }) {
      return .sure
    }
    return isAmong(discussions, bare) ? .possible : nil
  }

  /// Lines that are longer than any label are not looked up.
  private static func isAmong(_ labels: Set<[UInt8]>, _ line: [UInt8]) -> Bool {
    line.count <= longestLabel && labels.contains(line)
  }

  private static let longestLabel = comments.union(discussions).map(\.count).max() ?? 0

  private static let comments: Set<[UInt8]> = Set(
    ChromePhrases.split(
      """
      comments|reader comments|readers comments|your comments|all comments|top comments|latest comments
      leave a comment|join the conversation|join the discussion|discussion about this post|reader interactions
      trackbacks|pingbacks|trackbacks pingbacks
      bình luận|ý kiến bạn đọc|ý kiến độc giả|ý kiến của bạn|bạn đọc bình luận|bình luận của bạn đọc
      bạn đọc phản hồi|phản hồi của bạn đọc|leserkommentare|vos commentaires|vos réactions|commentaires des lecteurs|réactions des lecteurs
      comentarios de los lectores|comentários dos leitores|commenti dei lettori|reacties|kommentarer|kommentit
      komentarze czytelników|hozzászólások|комментарии|комментария|комментариев|коментарі|σχόλια|yorumlar
      komentar pembaca|コメント|みんなのコメント|댓글|网友评论|網友評論|全部评论|最新评论|留言|读者评论|讀者回應|التعليقات|تعليقات|תגובות
      دیدگاه ها|टिप्पणियां|टिप्पणियाँ
      """))

  private static let discussions: Set<[UInt8]> = Set(
    ChromePhrases.split(
      """
      comment|responses|replies|discussion|conversation|phản hồi|thảo luận|ý kiến|kommentare|commentaires|réactions
      comentarios|comentários|commenti|keskustelu|komentarze|diskuse|diskusia|komentáře|komentáre|comentarii|обсуждение
      коментари|yorum|komentar|ความคิดเห็น|评论|評論|تعليق|نظرات|মন্তব্য
      """))

  /// `30 thoughts on “The harbour”`, as blogs' programs have it.
  private static let commentsOn = ChromePhrases.split(
    """
    thoughts on|responses to|comments on|replies to|comentarios en|respuestas a|comentários em|respostas para
    commentaires sur|réponses à|réflexions sur|kommentare zu|gedanken zu|antworten auf|commenti su|risposte a|pensieri su
    reacties op|gedachten over|komentarzy do|komentarze do|комментариев к|комментария к|ответов к|phản hồi tới
    phản hồi cho|bình luận về|bình luận cho|tanggapan untuk|komentar pada
    """
  ).map { $0 + [0x20] }
}
