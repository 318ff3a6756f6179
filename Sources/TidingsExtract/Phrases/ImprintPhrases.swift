/// The words that imprints are made of.
enum ImprintPhrases {
  /// Whether a line belongs to a site's imprint: who publishes it, by what licence, where. Words that stories begin with
  /// as well count where another of an imprint's words follows.
  static func open(_ line: [UInt8]) -> Bool {
    if imprint.open(line, inWholeWords: false) { return true }
    return imprintOrStory.open(line)
      && imprintWords.reduce(0) { $0 + (TitleFinder.contains(line, $1) ? 1 : 0) } >= 2
  }

  private static let imprint = Openings(
    ChromePhrases.split(
      """
      cơ quan chủ quản|giấy phép số|giấy phép hoạt động|giấy phép thiết lập|giấy phép báo|giấy phép mxh|giấy phép bttt
      chịu trách nhiệm nội dung|chịu trách nhiệm xuất bản|chịu trách nhiệm quản lý|toàn bộ bản quyền|bản quyền thuộc
      copyright 19|copyright 20|copyright by|copyright c|all rights reserved|tous droits réservés|mentions légales
      alle rechte vorbehalten|impressum|todos los derechos|todos os direitos|tutti i diritti|alle rechten voorbehouden
      wszelkie prawa|všechna práva vyhrazena|все права|учредитель|свидетельство о регистрации|усі права|tüm hakları
      hak cipta|無断転載|版权所有|版權所有|사업자등록번호|저작권자|สงวนลิขสิทธิ์|جميع الحقوق|כל הזכויות|सर्वाधिकार
      """))

  private static let imprintOrStory = Openings(
    ChromePhrases.split(
      """
      cơ quan|giấy phép|tổng biên tập|phó tổng biên tập|phụ trách|trưởng ban biên tập|tòa soạn|trụ sở|bản quyền
      địa chỉ|điện thoại|liên hệ|đường dây nóng|báo điện tử|главный редактор|издатель|발행인|編集|主办
      """))

  private static let imprintWords = ChromePhrases.split(
    """
    cơ quan chủ quản|giấy phép|tổng biên tập|tòa soạn|trụ sở|bản quyền|địa chỉ|điện thoại|email|fax|hotline|đường dây nóng
    gp bttt|главный редактор|редакция|телефон|발행인|편집인|전화|电话|地址
    """)
}
