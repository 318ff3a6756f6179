/// A run of a byline's text, from one element to the next.
struct BylineRun {
  var text: String
  /// The address that it links to.
  var link: String?
}
