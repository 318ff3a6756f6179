internal import TidingsModel

/// The dates of an item, read.
struct ItemDates {
  let published: Timestamp?
  let modified: Timestamp?
  let created: Timestamp?
  let expires: Timestamp?
  let sourceUpdated: Timestamp?
}
