import Testing

@testable import Workbench

/// A list whose copies share what they have in common.
@Suite struct SharedListTests {
    @Test(arguments: [0, 1, 15, 16, 17, 32, 100])
    func isAListLikeAnother(count: Int) {
        var list = SharedList<Int>()
        for value in 0..<count { list.append(value) }
        #expect(Array(list) == Array(0..<count))
        #expect(list.count == count)
        #expect(list.last == (count == 0 ? nil : count - 1))
        #expect(Array(list.suffix(3)) == Array((0..<count).suffix(3)))
        #expect(Array(SharedList(0..<count)) == Array(list))
        if count > 0 {
            list[count / 2] = -1
            #expect(list[count / 2] == -1)
        }
    }

    /// A thousand lists, each one value longer than the one before, hold few values more than once.
    @Test func oneMoreValueCopiesOnePiece() {
        var list = SharedList<Int>()
        var states: [SharedList<Int>] = []
        for value in 0..<1_000 {
            list.append(value)
            states.append(list)
        }
        var pieces: [UInt: Int] = [:]
        for state in states {
            for piece in state.memory { pieces[piece.address] = piece.bytes }
        }
        let values = pieces.values.reduce(0, +) / MemoryLayout<Int>.stride
        #expect(values < 10_000)
        #expect(Array(states[499]) == Array(0..<500))
    }
}
