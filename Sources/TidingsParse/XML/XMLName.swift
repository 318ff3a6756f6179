/// An element's name as libxml2 hands it over: pointers into its dictionary, equal for equal names.
struct XMLName {
  var local: UnsafePointer<UInt8>
  var prefix: UnsafePointer<UInt8>?
  var uri: UnsafePointer<UInt8>?
}
