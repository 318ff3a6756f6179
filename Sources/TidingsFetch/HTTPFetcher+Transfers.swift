internal import CCurl
internal import TidingsModel

/// What happens to a transfer from its turn in the queue to its end. All of it on the transfer thread.
extension HTTPFetcher {
  /// Does what the last round of the loop left to do, and says when to wake next.
  func settle() {
    readMail()
    var now = TransferLoop.now
    wasAway = loop.deadline != .max && now > loop.deadline &+ Self.longestAbsence
    defer { wasAway = false }
    // A transfer just begun asks to be called at once, so the second round saves a wait.
    for _ in 0..<2 {
      multi?.actIfDue(now: now)
      completeFinished()
      for _ in 0..<NameResolver.mostAddresses {
        guard multi?.goOnWithStranded() ?? false else { break }
        completeFinished()
      }
      giveUpLookups(now: now)
      pump(now: now)
      guard let deadline = multi?.deadline, deadline <= TransferLoop.now else { break }
      now = TransferLoop.now
    }
    handOut()
    loop.deadline = min(
      multi?.deadline ?? .max, queue.wakeTime ?? .max, lookupDeadlines.soonest ?? .max)
  }

  private func completeFinished() {
    while let (easy, result) = multi?.nextFinished() { complete(easy, result) }
  }

  private func giveUpLookups(now: UInt64) {
    while let id = lookupDeadlines.popDue(now: now) {
      // It may be an earlier hop's that is due.
      guard let transfer = transfers[id], transfer.phase == .resolving, transfer.lookupDeadline <= now else { continue }
      let limits = transfer.request.limits
      // Waiting for others' look-ups is nobody's fault.
      guard resolver.isSlow(transfer.hop.host.text) else {
        transfer.started = now
        limitLookup(transfer, until: now &+ limits.connectTimeout.nanoseconds)
        continue
      }
      finish(
        transfer,
        .failure(
          transfer.error(
            limits.connectTimeout < limits.timeout
              ? .connectTimeout(limits.connectTimeout) : .timeout(limits.timeout))))
    }
  }

  private func limitLookup(_ transfer: Transfer, until deadline: UInt64) {
    transfer.lookupDeadline = deadline
    lookupDeadlines.insert(transfer.id, at: deadline)
  }

  /// Starts all whose turn it is.
  private func pump(now: UInt64) {
    while let id = queue.next(now: now) {
      guard let transfer = transfers[id] else { continue }
      transfer.started = now
      transfer.holdsSlot = true
      // A 503 may be one address's own: of what waits already, feeds are asked for and pages are not.
      if held[transfer.hop.server]?.status == 429 || transfer.request.heedsHolds, let refusal = refusal(transfer) {
        finish(transfer, .failure(refusal))
      } else {
        begin(transfer, now: now)
      }
    }
  }

  /// Finds the addresses of the transfer's host, and starts it or lets it wait for them.
  private func begin(_ transfer: Transfer, now: UInt64) {
    let host = transfer.hop.host
    let proxy = transfer.request.proxy.flatMap { ProxyAddress($0) }
    if transfer.request.proxy != nil, proxy == nil {
      finish(transfer, .failure(transfer.error(.proxy(detail: "its address in the configuration is not valid"))))
    } else if let address = host.address ?? (host.isLocalhost ? IPAddress(v4: 0x7F00_0001) : nil) {
      // libcurl needs no look-up for these.
      guard policy.permits(address, isConfiguredHost: transfer.isAtConfiguredHost) else {
        finish(transfer, .failure(transfer.error(.refusedAddress(address, host: host.text))))
        return
      }
      run(transfer, addresses: nil, now: now)
    } else if let proxy, proxy.resolvesNames {
      run(transfer, addresses: nil, now: now)
    } else if let answer = cache.answer(for: host.text, now: now) {
      proceed(transfer, with: answer, now: now)
    } else {
      transfer.phase = .resolving
      limitLookup(
        transfer,
        until: now &+ min(transfer.request.limits.connectTimeout.nanoseconds, transfer.timeLeft(now: now)))
      let isAsked = lookups[host.text] != nil
      lookups[host.text, default: []].append(transfer.id)
      guard !isAsked else { return }
      lookUp(host.text)
    }
  }

  func resolved(_ name: String, _ answer: NameAnswer) {
    let now = TransferLoop.now
    cache.remember(answer, for: name, now: now)
    for id in lookups.removeValue(forKey: name) ?? [] {
      guard let transfer = transfers[id], transfer.phase == .resolving else { continue }
      proceed(transfer, with: answer, now: now)
    }
  }

  private func proceed(_ transfer: Transfer, with answer: NameAnswer, now: UInt64) {
    let host = transfer.hop.host.text
    switch answer {
    case .noSuchHost: finish(transfer, .failure(transfer.error(.noSuchHost(host))))
    case .failed: finish(transfer, .failure(transfer.error(.nameServersFailed(host))))
    case .addresses(let addresses):
      let permitted = addresses.filter { policy.permits($0, isConfiguredHost: transfer.isAtConfiguredHost) }
      guard !permitted.isEmpty else {
        let reason: FetchError.Reason = addresses.first.map { .refusedAddress($0, host: host) } ?? .noSuchHost(host)
        finish(transfer, .failure(transfer.error(reason)))
        return
      }
      run(transfer, addresses: permitted, now: now)
    }
  }

  /// Hands the transfer to libcurl.
  private func run(_ transfer: Transfer, addresses: [IPAddress]?, now: UInt64) {
    guard transfer.timeLeft(now: now) > 0 else {
      finish(transfer, .failure(transfer.error(transfer.refusal ?? .timeout(transfer.request.limits.timeout))))
      return
    }
    if multi == nil { multi = MultiHandle(loop: loop, connections: options.maxConnections + 32) }
    guard let multi, let easy = idleHandles.popLast() ?? EasyHandle(options: options, connections: connections) else {
      finish(transfer, .failure(transfer.error(.other(code: Int(CURLE_OUT_OF_MEMORY.rawValue), detail: "no memory"))))
      return
    }
    let hop = transfer.hop
    var resolutions = HeaderList()
    let key = "\(hop.host.text):\(hop.port)"
    for stale in staleResolutions where stale != key { resolutions.append("-" + stale) }
    staleResolutions.removeAll(keepingCapacity: true)
    staleResolutions.append(key)
    if let proxy = transfer.request.proxy.flatMap({ ProxyAddress($0) }) { staleResolutions.append(proxy.key) }
    if let addresses {
      resolutions.append("\(key):" + addresses.map(\.bracketed).joined(separator: ","))
    }
    easy.begin(
      transfer, resolutions: resolutions,
      keepsConnection: transfer.request.reusesConnection || queue.hasWaiting(hop.server), now: now,
      wallClock: options.now().seconds, defaultCAFile: options.caFile)
    transfer.phase = .running
    transfer.easy = easy
    if !multi.add(easy) {
      finish(transfer, .failure(transfer.error(.other(code: 0, detail: "libcurl took no further transfer"))))
    }
  }

  private func complete(_ easy: EasyHandle, _ result: CURLcode) {
    multi?.remove(easy)
    guard let transfer = easy.transfer else { return }
    let failure = result == CURLE_OK ? nil : easy.failure(result)
    let metClosing = failure.map { easy.metClosingConnection($0) } ?? false
    let refusal = failure.flatMap { easy.metRefusedHTTP2($0) ? $0.reason(for: transfer) : nil }
    let isUnsent = easy.metUselessConnection && !transfer.isSentAnew
    transfer.isOnKeptConnection = easy.isOnKeptConnection
    transfer.easy = nil
    release(easy)
    if isUnsent || (metClosing || refusal != nil) && transfer.mayBeSentAnew {
      transfer.isSentAnew = true
      transfer.refusal = refusal
      return begin(transfer, now: TransferLoop.now)
    }
    switch Verdict(of: transfer, failure: failure) {
    case .response(let response):
      let server = transfer.hop.server
      switch (response.status, response.retryAfter) {
      case (_, 0): break
      case (429, let wait): hold(server, wait ?? Self.pauseAfter429)
      case (503, let wait?) where transfer.request.heedsHolds: note(Hold(until: after(wait), status: 503), on: server)
      default: break
      }
      finish(transfer, .success(response))
    case .failure(.timeout) where wasAway, .failure(.connectTimeout) where wasAway:
      finish(transfer, .failure(transfer.error(.wasStopped)))
    case .failure(let reason):
      // Another address may do better next time.
      if transfer.address == nil { cache.forget(transfer.hop.host.text) }
      // A second try that got no answer says less than the first one.
      let refusal = transfer.receiver.head.status == 0 ? transfer.refusal : nil
      finish(transfer, .failure(transfer.error(refusal ?? reason)))
    case .redirect(let hop): follow(transfer, to: hop)
    }
  }

  /// Why a transfer is not to be sent now; `nil` when it may be.
  func refusal(_ transfer: Transfer) -> FetchError? {
    let host = transfer.hop.server
    guard transfer.heedsHolds, let hold = held[host] else { return nil }
    let now = TransferLoop.now
    guard hold.until > now else {
      held[host] = nil
      return nil
    }
    let seconds = Int((hold.until - now) / 1_000_000_000) + 1
    return transfer.error(.hostHeld(host: host, seconds: seconds, status: hold.status))
  }

  /// So many seconds from now, in monotonic nanoseconds.
  func after(_ seconds: Int) -> UInt64 { TransferLoop.now &+ UInt64(max(seconds, 0)) * 1_000_000_000 }

  func note(_ hold: Hold, on host: String) {
    if held.count >= 1024 {
      let now = TransferLoop.now
      held = held.filter { $0.value.until > now }
    }
    if let known = held[host], known.until > hold.until { return }
    held[host] = hold
  }

  /// Ends all that wait for a host which asked to be left alone. Later requests are their callers' own decision, unless
  /// they heed holds.
  private func hold(_ host: String, _ seconds: Int) {
    note(Hold(until: after(seconds), status: 429), on: host)
    for id in queue.withdrawAll(host: host) {
      guard let transfer = transfers.removeValue(forKey: id) else { continue }
      end(transfer, .failure(transfer.error(.hostHeld(host: host, seconds: seconds, status: 429))))
    }
  }

  /// Sends the transfer to the queue again for its next hop.
  private func follow(_ transfer: Transfer, to hop: Hop) {
    transfer.spent &+= TransferLoop.now &- transfer.started
    queue.finish(host: transfer.hop.server)
    transfer.holdsSlot = false
    transfer.advance(to: hop)
    transfer.phase = .waiting
    transfer.onRedirect?(hop.server)
    queue.add(transfer.id, host: hop.server)
  }

  /// Ends a transfer, whatever it was at, and gives its place to the next.
  func finish(_ transfer: Transfer, _ outcome: Transfer.Outcome) {
    transfers[transfer.id] = nil
    abandonRunning(transfer)
    if transfer.holdsSlot {
      queue.finish(host: transfer.hop.server)
    } else {
      queue.withdraw(transfer.id)
    }
    end(transfer, outcome)
  }

  /// Takes a transfer out of libcurl's hands before it is over.
  func abandonRunning(_ transfer: Transfer) {
    guard let easy = transfer.easy else { return }
    multi?.remove(easy)
    transfer.easy = nil
    release(easy)
  }

  /// Gives a handle back to the pool, if it may serve again.
  private func release(_ easy: EasyHandle) {
    easy.end()
    if easy.mayServeAgain { idleHandles.append(easy) }
  }
}
