/// The contents of a row of the outbox are not in the file beside the state, or are others.
struct LostContents: Error {}
