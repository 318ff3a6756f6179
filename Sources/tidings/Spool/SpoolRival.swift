import TidingsLock
import TidingsSpool
import TidingsState

/// A process that delivers into a configuration's spool and keeps another state: by a second configuration that names the
/// same spool by mistake.
struct SpoolRival {
  let pid: Int32

  /// `nil` where nobody delivers there but who holds the state.
  init?(ofSpoolAt spool: String, besideStateAt state: String) {
    // Who may not see whose the state is cannot tell.
    guard SQLiteStateStore.tellsHolder(ofStateAt: state) else { return nil }
    // Asked twice: its own daemon may just be starting or ending.
    let owner = SQLiteStateStore.holder(ofStateAt: state)
    guard let holder = Spool.holder(ofSpoolAt: spool), holder.pid != owner,
      holder.pid != SQLiteStateStore.holder(ofStateAt: state)
    else { return nil }
    pid = holder.pid
  }

  /// Why nothing can be delivered there, and what to do.
  var reason: String {
    "held by process \(pid), which keeps another state; two configurations may not share a spool: name another one in "
      + "one of them"
  }
}
