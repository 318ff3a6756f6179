internal import TidingsModel

/// A text as a YAML scalar that reads back as that text, in block and in flow style.
enum YAMLScalar {
  static func written(_ text: String) -> String {
    let words: Set<String> = ["null", "true", "false", "yes", "no", "on", "off"]
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, isWord(first), last != ":", last != " ",
      scalars.allSatisfy({ isWord($0) || " -_./:?=&%~+@;$".unicodeScalars.contains($0) }), !text.contains(": "),
      !words.contains(text.lowercased())
    else { return quoted(text) }
    return text
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        result += "\\x" + scalar.value.hexadecimal(digits: 2)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
