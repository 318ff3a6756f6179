/// What a picture declares of its size, in pixels of a style sheet.
struct PictureSize {
  let width: Int?
  let height: Int?

  /// Smaller pictures are no pictures of the article: emoticons, icons, avatars, rules.
  private static let smallestSide = 48
  /// The longest side of a picture that nobody is meant to see.
  private static let unseenSide = 4

  /// Nothing, or one pixel.
  var isPixel: Bool { isDeclared && longestSide <= 1 }

  /// Whether it is declared to be seen.
  var isShown: Bool { isDeclared && shortestSide > Self.unseenSide }

  /// Whether both sides are declared to be as large as those of pictures of articles are.
  var isLarge: Bool { width != nil && height != nil && !isSmall }

  /// Too small for a picture of the article.
  var isSmall: Bool { shortestSide < Self.smallestSide }

  private var isDeclared: Bool { width != nil || height != nil }
  private var longestSide: Int { max(width ?? .min, height ?? .min) }
  private var shortestSide: Int { min(width ?? .max, height ?? .max) }
}
