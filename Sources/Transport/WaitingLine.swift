#if Server

/// The requests that wait for their turn, a line for each place, and when each has waited too long.
///
/// A request that waits costs a few hundred bytes: no thread, no socket, no handle of libcurl. Joining, leaving and being next
/// take the same time however many wait: a request that leaves is only struck from `jobs`, and the lines skip it later.
struct WaitingLine {
    private var jobs: [UInt64: Job] = [:]
    private var lines: [String: Line] = [:]
    /// By deadline, the first to come last.
    private var deadlines: [(deadline: ContinuousClock.Instant, id: UInt64)] = []

    private struct Line {
        private var ids: [UInt64] = []
        private var head = 0

        mutating func append(_ id: UInt64) { ids.append(id) }

        mutating func next() -> UInt64? {
            guard head < ids.count else { return nil }
            let id = ids[head]
            head += 1
            if head > 1_000 && head * 2 > ids.count {
                ids.removeFirst(head)
                head = 0
            }
            return id
        }
    }

    var count: Int { jobs.count }

    mutating func join(_ job: Job) {
        jobs[job.id] = job
        lines[job.place, default: Line()].append(job.id)
        var low = 0
        var high = deadlines.count
        while low < high {
            let middle = (low + high) / 2
            if deadlines[middle].deadline > job.deadline { low = middle + 1 } else { high = middle }
        }
        deadlines.insert((job.deadline, job.id), at: low)
    }

    mutating func leave(_ id: UInt64) -> Job? { jobs.removeValue(forKey: id) }

    /// Whoever is next at a place.
    mutating func next(at place: String) -> Job? {
        while let id = lines[place]?.next() {
            if let job = jobs.removeValue(forKey: id) { return job }
        }
        lines[place] = nil
        return nil
    }

    /// Those who have waited too long.
    mutating func expired(at now: ContinuousClock.Instant) -> [Job] {
        var expired: [Job] = []
        while let last = deadlines.last {
            guard let job = jobs[last.id] else {
                deadlines.removeLast()
                continue
            }
            guard last.deadline <= now else { break }
            deadlines.removeLast()
            jobs[last.id] = nil
            expired.append(job)
        }
        return expired
    }

    /// When the next one will have waited too long, once `expired` was asked.
    var nextDeadline: ContinuousClock.Instant? { deadlines.last?.deadline }

    mutating func removeAll() -> [Job] {
        defer { self = WaitingLine() }
        return Array(jobs.values)
    }
}
#endif
