import Engine
import Testing

@testable import Datasets

@Suite struct TableDataSetTests {
    private let text = """
        size,colour,kind,price
        1,red,a,10
        2,blue,b,20.5
        3,green,a,30
        """

    private func dataSet(target: Int, dropping: Set<Int> = []) throws -> DataSet {
        try table(text).dataSet(path: "a/table.csv", target: target, dropping: dropping)
    }

    @Test func aTargetOfNumbers() throws {
        let set = try dataSet(target: 3)
        #expect(set.name == "csv" && set.title == "table.csv" && set.targetName == "price")
        #expect(set.classNames.isEmpty && set.testInput == nil && set.testTarget == nil)
        #expect(set.trainTarget.shape == [3])
        #expect((0..<3).map { set.trainTarget.item($0) } == [[10], [20.5], [30]])
        #expect(
            set.inputNames == [
                "size", "colour=blue", "colour=green", "colour=red", "kind=a", "kind=b",
            ])
        #expect(set.trainInput.shape == [3, 6])
        #expect(set.trainInput.item(0) == [1, 0, 0, 1, 1, 0])
        #expect(set.trainInput.item(1) == [2, 1, 0, 0, 0, 1])
        #expect(set.trainInput.item(2) == [3, 0, 1, 0, 1, 0])
    }

    @Test func aTargetOfTexts() throws {
        let set = try dataSet(target: 1, dropping: [2])
        #expect(set.classNames == ["blue", "green", "red"])
        #expect((0..<3).map(set.trainTarget.label) == [2, 0, 1])
        #expect(set.inputNames == ["size", "price"])
        #expect(set.trainInput.item(1) == [2, 20.5])
    }

    /// What is wrong with a column does not matter once it is left out.
    @Test func droppedColumnsMayHoldAnything() throws {
        let table = try table("a,b,c\n1,,x\n2,1e999,y\n")
        #expect(throws: DatasetError.self) { try table.dataSet(path: "t", target: 2) }
        let set = try table.dataSet(path: "t", target: 2, dropping: [1])
        #expect(set.trainInput.shape == [2, 1])
    }
}
