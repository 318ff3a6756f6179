@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The package manager gives an executable's `main` this name, so that libFuzzer's own does not take part. With `serve` as
/// its argument the program is the driver of Tests/Differential/sanitiser.py.
@_cdecl("fuzz_sanitiser_main")
public func run(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
  if CommandLine.arguments.dropFirst() == ["serve"] {
    serveDifferentialTest()
    return 0
  }
  var count = count
  var arguments = arguments
  return runFuzzer(&count, &arguments) { fuzzSanitiser($0, $1) }
}
