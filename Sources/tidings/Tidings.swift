import ArgumentParser

@main
struct Tidings: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tidings", abstract: "Polls news feeds and delivers their articles into a spool directory.")
}
