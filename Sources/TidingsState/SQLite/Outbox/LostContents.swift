/// The contents of a row of the outbox are not where it says, or are others.
struct LostContents: Error {}
