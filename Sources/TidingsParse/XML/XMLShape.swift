/// The shape of documents that libxml2 reads in linear time.
///
/// libxml2 compares the attributes of an element pairwise, walks all namespaces in force for each name, and keeps names
/// in a table that stops growing. A feed has a few of each; a document with thousands goes through `XMLRepair`, which
/// leaves the excess out.
enum XMLShape {
  static let maximumDepth = 256
  static let maximumAttributes = 64
  /// Bytes of an attribute's value, which libxml2 holds several times. Pictures within XHTML are as large.
  static let maximumValue = 4 << 20
  /// Namespaces declared deeper than this make a document go through `XMLRepair`.
  static let maximumNamespaceDepth = 24

  /// Different names of elements and attributes. Whether a document has more shows only as it is parsed.
  static let maximumNames = 10_000
}
