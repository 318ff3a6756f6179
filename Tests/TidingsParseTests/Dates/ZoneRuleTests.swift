import Testing
import TidingsModel
import TidingsParse

@Suite struct ZoneRuleTests {
  @Test("A date without an offset is read in the configured zone")
  func dateInZone() throws {
    let zone = try #require(ZoneRule(named: "Asia/Ho_Chi_Minh"))
    let reading = try FeedDate.read("14/12/2023 14:53", zone: zone).get()
    #expect(reading.timestamp.rfc3339 == "2023-12-14T14:53:00+07:00")
    #expect(!reading.givesOffset)
  }

  @Test("An offset that a date bears is stronger than the configured zone")
  func givenOffsetWins() throws {
    let zone = try #require(ZoneRule(named: "Asia/Ho_Chi_Minh"))
    let reading = try FeedDate.read("Thu, 14 Dec 2023 14:53:00 EST", zone: zone).get()
    #expect(reading.timestamp.rfc3339 == "2023-12-14T14:53:00-05:00")
  }

  @Test(
    "Summer time is known by the place, in the past and for years to come",
    arguments: [
      ("Europe/Berlin", "2023-07-01 12:00", "2023-07-01T12:00:00+02:00"),
      ("Europe/Berlin", "2023-12-01 12:00", "2023-12-01T12:00:00+01:00"),
      ("Europe/Berlin", "2090-07-01 12:00", "2090-07-01T12:00:00+02:00"),
      ("America/New_York", "2090-12-01 12:00", "2090-12-01T12:00:00-05:00"),
      ("America/New_York", "1999-10-30 12:00", "1999-10-30T12:00:00-04:00"),
      ("Australia/Sydney", "2095-01-15 12:00", "2095-01-15T12:00:00+11:00"),
      ("Asia/Kathmandu", "2023-01-15 12:00", "2023-01-15T12:00:00+05:45"),
    ])
  func summerTime(_ name: String, _ text: String, _ expected: String) throws {
    let zone = try #require(ZoneRule(named: name))
    #expect(try FeedDate.read(text, zone: zone).get().timestamp.rfc3339 == expected)
  }

  @Test("A time that clocks show twice is the earlier one, a time they skip keeps the offset before")
  func changes() throws {
    let zone = try #require(ZoneRule(named: "Europe/Berlin"))
    #expect(
      try FeedDate.read("2023-10-29 02:30", zone: zone).get().timestamp.rfc3339 == "2023-10-29T02:30:00+02:00")
    #expect(
      try FeedDate.read("2023-03-26 02:30", zone: zone).get().timestamp.seconds == 1_679_794_200)
  }

  @Test(
    "A name that leads out of the time zone database, or to no zone, gives no rule",
    arguments: [
      "", "Mars/Olympus", "../../etc/passwd", "/etc/passwd", "Asia", "Asia//Tokyo", "zone.tab", "Asia/To kyo",
    ])
  func noSuchZone(_ name: String) {
    #expect(ZoneRule(named: name) == nil)
  }

  @Test("A fixed offset stands at every time")
  func fixedOffset() throws {
    let zone = ZoneRule(offset: 7 * 3600)
    #expect(zone.name == "UTC+07:00")
    #expect(zone.offset(atSeconds: .min) == 25_200)
    #expect(zone.offset(atLocalSeconds: .max) == 25_200)
    #expect(ZoneRule(offset: .min).offset(atSeconds: 0) == -86_399)
  }
}
