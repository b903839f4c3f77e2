import Engine
import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct TablePropertyTests {
    private static let pieces = [
        "a", "b", "가", "é", " ", ",", ";", "\t", "\"", "\n", "\r\n", "x y", "1", "-", "👟",
    ]

    /// A text that stands for neither a number nor nothing.
    private static func text(_ random: inout RandomSource) -> String {
        "t" + (0..<random.below(6)).map { _ in random.pick(pieces) }.joined()
    }

    private static func quoted(_ text: String, _ random: inout RandomSource) -> String {
        let special: Set<Character> = [",", ";", "\t", "\"", "\n", "\r\n", " "]
        guard text.contains(where: special.contains) || random.chance(0.2) else { return text }
        return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }

    @Test(arguments: 0..<60) func writtenAndReadBackIsEqual(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let separator = random.pick([",", ";", "\t"])
        let ending = random.pick(["\n", "\r\n", "\r"])
        let (columns, rows) = (2 + random.below(5), 1 + random.below(40))
        let areTexts = (0..<columns).map { _ in random.chance(0.5) }
        var texts: [[String]] = []
        var numbers: [[Float]] = []
        for _ in 0..<rows {
            texts.append((0..<columns).map { _ in Self.text(&random) })
            numbers.append((0..<columns).map { _ in Float(random.between(-1, 1)) * 1e4 })
        }
        let names = (0..<columns).map { "n\($0)" + Self.text(&random) }
        var lines = [names.map { Self.quoted($0, &random) }]
        for row in 0..<rows {
            lines.append(
                (0..<columns).map { column in
                    areTexts[column]
                        ? Self.quoted(texts[row][column], &random) : "\(numbers[row][column])"
                })
        }
        let file = lines.map { $0.joined(separator: separator) }.joined(separator: ending)
        let read = try table(random.chance(0.5) ? file + ending : file, header: true)
        #expect(read.columns.map(\.name) == names)
        #expect(read.rowCount == rows)
        for column in 0..<columns {
            let values = read.values(ofColumn: column)
            if areTexts[column] {
                let classes = try #require(read.columns[column].classNames)
                #expect(values.map { classes[Int($0)] } == texts.map { $0[column] })
                #expect(Set(classes).count == classes.count)
            } else {
                #expect(values == numbers.map { $0[column] })
            }
        }
    }

    /// Any bytes give a table or an error that says something.
    @Test(arguments: 0..<40) func anyBytesAreHarmless(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let folder = TemporaryFolder()
        let likely = Array("0123456789,,,;;\t\n\n\r\"\"..-e?NA a".utf8)
        for _ in 0..<100 {
            let isWild = random.chance(0.3)
            let bytes = (0..<random.below(80)).map { _ in
                isWild ? UInt8(truncatingIfNeeded: random.next()) : random.pick(likely)
            }
            let path = try folder.write(bytes, to: "table.csv")
            for header in [nil, true, false] as [Bool?] {
                let error = datasetError { () throws(DatasetError) in
                    let table = try CSVReader.read(path, options: TableOptions(hasHeader: header))
                    #expect(table.cells.count == table.rowCount * table.columns.count)
                    _ = try table.dataSet(path: path, target: table.columns.count - 1)
                }
                if let error { #expect(!error.message.isEmpty && !error.hint.isEmpty) }
            }
        }
    }

    /// A large table takes a moment, not a minute.
    @Test func aLargeTableIsReadSoon() throws {
        let folder = TemporaryFolder()
        let line = Array("5.1,3.5,-1.4e-1,0.2,7,8.25,setosa\n".utf8)
        var bytes = Array("a,b,c,d,e,f,g\n".utf8)
        for _ in 0..<300_000 { bytes += line }
        let path = try folder.write(bytes, to: "table.csv")
        let started = ContinuousClock.now
        let table = try CSVReader.read(path)
        #expect(table.rowCount == 300_000)
        #expect(ContinuousClock.now - started < .seconds(20))
    }
}
