import Output

/// What the coach remembers. A part of the session's state, so `undo` takes it back too.
package struct CoachState: Sendable {
    package var isOn = true
    package var hasSpoken = false
    /// The subject of each rule's last finding.
    package var said: [String: String] = [:]
    /// The number of fits at each measurement on the test part.
    package private(set) var testedAfter: [Int] = []

    /// Counts the measurements on the test part, whether the coach is on or not.
    package mutating func note(_ blocks: [Block], _ state: SessionState) {
        for case .evaluation(let measured) in blocks where measured.on == "test" {
            testedAfter.append(state.runs.count)
        }
        for case .data in blocks { testedAfter = [] }
    }
}
