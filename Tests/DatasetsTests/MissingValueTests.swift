import Engine
import Testing

@testable import Datasets

@Suite struct MissingValueTests {
    private let text = "age,town,y\n1,a,0\n,b,1\n4,,0\n4,b,1\n,b,0\n9,c,\n"

    private func set(_ missing: MissingValues?) throws -> DataSet {
        try table(text).dataSet(path: "t.csv", target: 2, missing: missing)
    }

    private func ages(_ set: DataSet) -> [Double] { set.trainInput.numbers(at: 0) }

    @Test func rowsAreLeftOut() throws {
        let set = try set(.drop)
        #expect(ages(set) == [1, 4])
        #expect(set.inputNames == ["age", "town=a", "town=b"])
        #expect(set.table?.leftOut == 4 && set.table?.fills.isEmpty == true)
    }

    @Test func numbersAndTextsAreFilled() throws {
        let mean = try set(.mean)
        #expect(ages(mean) == [1, 3, 4, 4, 3])
        #expect(mean.trainInput.item(2) == [4, 0, 1])
        #expect(mean.table?.leftOut == 1)
        #expect(
            mean.table?.fills == [
                .init(column: "age", count: 2, value: .number(3)),
                .init(column: "town", count: 1, value: .text("b")),
            ])
        #expect(ages(try set(.median)) == [1, 4, 4, 4, 4])
        #expect(ages(try set(.mostFrequent)) == [1, 4, 4, 4, 4])
        #expect(ages(try set(.number(-1))) == [1, -1, 4, 4, -1])
    }

    /// Once a part is kept aside, only what stays in training counts.
    @Test func gapsAreFilledAnew() throws {
        let set = try set(.mean)
        let gaps = try #require(set.table?.gaps)
        #expect(
            gaps.filledAnew(set.trainInput, train: [0, 1, 4]).numbers(at: 0) == [1, 1, 4, 4, 1])
        let scaled = set.trainInput.divided(by: 2)
        #expect(gaps.filledAnew(scaled, train: [2, 3]).numbers(at: 0) == [0.5, 2, 2, 2, 2])
        let constant = try #require(try self.set(.number(7)).table?.gaps)
        #expect(constant.isConstant)
    }

    @Test func numbersAsClasses() throws {
        func names(_ numbers: [String], _ areClasses: Bool? = nil) throws -> [String] {
            let rows = numbers.map { "1,\($0)" }.joined(separator: "\n")
            return try table("a,y\n" + rows).dataSet(path: "t", target: 1, areClasses: areClasses)
                .classNames
        }
        let three = ["1", "2", "3", "3", "2", "1", "1", "2", "3"]
        #expect(try names(three) == ["1", "2", "3"])
        #expect(try names(three, false) == [])
        #expect(try names(three.map { $0 + "0" }) == ["10", "20", "30"])
        #expect(try names(["-1", "1", "1", "-1", "1", "-1"]) == ["-1", "1"])
        // Simply 0, 1, 2: class numbers as they are, or amounts.
        #expect(try names(["0", "1", "2", "0", "1", "2", "0", "1", "2"]) == [])
        #expect(try names(["0", "1", "0"], true) == ["0", "1"])
        // Each number once, or fractions: amounts.
        #expect(try names((1...9).map(String.init)) == [])
        #expect(try names(three.map { $0 + ".5" }) == [])
        let set = try table("a,y\n" + three.map { "0,\($0)" }.joined(separator: "\n"))
            .dataSet(path: "t", target: 1)
        #expect((0..<9).map(set.trainTarget.label) == [0, 1, 2, 2, 1, 0, 0, 1, 2])
    }
}
