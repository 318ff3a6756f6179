/// How the value of an allowed attribute is read and written.
enum AttributeRule {
  case text
  case url
  /// Also `mailto:`.
  case link
  case sourceSet
  /// Leading digits; a percentage is none.
  case number
  case boolean
  /// `ltr`, `rtl`, `auto`.
  case direction

  /// The rule for an attribute on an element, or `nil` where it is not allowed.
  static func of(_ kind: AttributeKind, on tag: HTMLTag) -> AttributeRule? {
    switch kind {
    case .title, .lang, .xmlLang: return .text
    case .dir: return .direction
    default: break
    }
    switch tag {
    case .a:
      if kind == .href { return .link }
      return kind == .hreflang ? .text : nil
    case .blockquote, .q: return kind == .cite ? .url : nil
    case .ins, .del:
      if kind == .cite { return .url }
      return kind == .datetime ? .text : nil
    case .time: return kind == .datetime ? .text : nil
    case .td, .th:
      switch kind {
      case .colspan, .rowspan: return .number
      case .abbr, .align, .scope, .valign: return .text
      default: return nil
      }
    case .tr, .tbody, .thead, .tfoot: return kind == .align || kind == .valign ? .text : nil
    case .col, .colgroup: return kind == .span ? .number : nil
    case .ol:
      switch kind {
      case .start: return .number
      case .reversed: return .boolean
      case .type: return .text
      default: return nil
      }
    case .li: return kind == .value ? .number : nil
    case .details: return kind == .open ? .boolean : nil
    case .audio, .video: return player(kind, isVideo: tag == .video)
    case .source:
      switch kind {
      case .src: return .url
      case .srcset: return .sourceSet
      case .type, .media, .sizes: return .text
      default: return nil
      }
    case .track:
      switch kind {
      case .src: return .url
      case .kind, .srclang, .label: return .text
      case .default: return .boolean
      default: return nil
      }
    default: return nil
    }
  }

  private static func player(_ kind: AttributeKind, isVideo: Bool) -> AttributeRule? {
    switch kind {
    case .src: .url
    case .controls: .boolean
    case .poster: isVideo ? .url : nil
    case .width, .height: isVideo ? .number : nil
    default: nil
    }
  }
}
