#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a team does together: every member runs `work` once, at the same time.
protocol TeamWork: AnyObject {
    func work(_ member: TeamMember)
}

/// Threads that stay together for a whole training run, the caller's own among them.
///
/// OpenBLAS's threads share one product; these share a whole step, which is what pays for the
/// products of a small network. Work is cut the same way for any number of members.
final class ThreadTeam {
    private let table = Table()
    private var threads: [pthread_t] = []

    /// What the members share. Everything but the meeting is written between two meetings only.
    fileprivate final class Table: @unchecked Sendable {
        let barrier = Barrier()
        var count = 1
        var work: (any TeamWork)?
        var isClosed = false
    }

    /// - Parameter count: members with the caller; fewer where the system gives no more threads.
    init(count: Int) {
        while threads.count < count - 1, let thread = start(index: threads.count + 1) {
            threads.append(thread)
        }
        table.count = threads.count + 1
        table.barrier.open(members: table.count)
    }

    deinit {
        table.isClosed = true
        table.barrier.wait()
        for thread in threads { pthread_join(thread, nil) }
    }

    var count: Int { table.count }

    /// Has every member run `work`, and returns when all have.
    ///
    /// - Parameter isAlone: the caller does all of it and the others rest.
    func run(_ work: any TeamWork, isAlone: Bool = false) {
        if isAlone || count == 1 {
            work.work(TeamMember())
            return
        }
        table.work = work
        table.barrier.wait()
        work.work(TeamMember(index: 0, table: table))
        table.barrier.wait()
        table.work = nil
    }

    private func start(index: Int) -> pthread_t? {
        #if canImport(Glibc)
            var thread = pthread_t()
        #else
            var thread: pthread_t?
        #endif
        let start = Unmanaged.passRetained(MemberStart(index: index, table: table))
        guard pthread_create(&thread, nil, { runMember($0) }, start.toOpaque()) == 0 else {
            start.release()
            return nil
        }
        return thread
    }
}

/// One member's place, handed to its thread.
private final class MemberStart {
    let index: Int
    let table: ThreadTeam.Table

    init(index: Int, table: ThreadTeam.Table) {
        self.index = index
        self.table = table
    }
}

/// A member's life: meet, work, meet, until the team is closed.
private func runMember(_ start: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let start else { return nil }
    let own = Unmanaged<MemberStart>.fromOpaque(start).takeRetainedValue()
    Denormals.flushFromHereOn()
    while true {
        own.table.barrier.wait()
        if own.table.isClosed { return nil }
        own.table.work?.work(TeamMember(index: own.index, table: own.table))
        own.table.barrier.wait()
    }
}

/// One of the threads that share a piece of work.
struct TeamMember {
    /// From 0, the caller's thread.
    let index: Int
    /// How many they are.
    let count: Int
    // Counting references to what all members share would be most of a small step's traffic; the team
    // holds the table for as long as anybody works.
    private let table: Unmanaged<ThreadTeam.Table>?

    fileprivate init(index: Int, table: ThreadTeam.Table) {
        self.index = index
        count = table.count
        self.table = Unmanaged.passUnretained(table)
    }

    /// The only one.
    init() {
        index = 0
        count = 1
        table = nil
    }

    /// Waits for the other members; what they wrote before can be read after.
    func wait() { table?._withUnsafeGuaranteedRef { $0.barrier.wait() } }

    /// This member's part of 0..<count: a run of whole portions of `portion`, the last maybe smaller.
    func share(of count: Int, portion: Int = 1) -> Range<Int> {
        let members = self.count
        let portions = (count + portion - 1) / portion
        let from = portions * index / members
        let until = portions * (index + 1) / members
        return min(count, from * portion)..<min(count, until * portion)
    }

    /// Whether one member's share of 0..<count has all of `range`.
    func isInOneShare(_ range: Range<Int>, of count: Int) -> Bool {
        (0..<self.count).contains { member in
            count * member / self.count <= range.lowerBound
                && range.upperBound <= count * (member + 1) / self.count
        }
    }

    /// The same run, portion by portion.
    func portions(of count: Int, each portion: Int) -> some Sequence<Range<Int>> {
        let own = share(of: count, portion: portion)
        return stride(from: own.lowerBound, to: own.upperBound, by: portion).lazy.map {
            $0..<min($0 + portion, own.upperBound)
        }
    }
}
