import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct TableProblemTests {
    private func words(_ text: String, header: Bool? = nil) throws -> [String] {
        guard let problem = try tableProblem(text, header: header) else { return [] }
        return [problem.message("table.csv"), problem.hint(path: "table.csv")]
    }

    @Test func missingValues() throws {
        expectText(
            try words("a,b,c\n1,2,x\n3,,y\n4,NA,x\n"),
            """
            Line 3 of table.csv has no value for b; 2 values are missing in all.
            missing=drop leaves out the rows with gaps and keeps 1 of 3; missing=mean (or median, or a number such as 0) fills them in; drop=b leaves out the column.
            """)
        expectText(
            try words("my size,b,c\n1,2,x\n3,null,y\nnan,4,x\n"),
            """
            Line 3 of table.csv has no value for b (it says null); 2 values are missing in all.
            missing=drop leaves out the rows with gaps and keeps 1 of 3; missing=mean (or median, or a number such as 0) fills them in.
            """)
        for word in [
            "", "NA", "NaN", "nan", "null", "?", "N/A", "NULL", "None", "n/a", " ", "\"\"",
            "\" NA \"",
        ] {
            let place = try tableProblem("a,b\n1,x\n\(word),y\n")
            guard case .missing(let found, "a", _) = place else {
                Issue.record("\(word): \(String(describing: place))")
                continue
            }
            #expect(found.line == 3)
        }
    }

    @Test func raggedLines() throws {
        expectText(
            try words("a,b,c\n1,2,x\n3,y\n\"4\n\",5,6,x\n"),
            """
            Line 3 of table.csv has 2 fields, and the lines before it have 3; 2 lines in all do not fit.
            Every line needs as many fields. A field that holds a comma stands in quotes: "a, b".
            """)
        expectText(
            try words("a,b\n1,2\n3\n").first,
            "Line 3 of table.csv has 1 field, and the lines before it have 2.")
    }

    @Test func quotes() throws {
        #expect(try tableProblem("a,b\n1,\"x\n2,y\n3,z") == .unclosedQuote(line: 2))
        #expect(try tableProblem("a,b\n\"1\n\",x\n\"2\"3,y\n") == .textAfterQuote(line: 4))
        expectText(
            try words("a,b\n1,\"x\n").first,
            "A quote opens in line 2 of table.csv and is never closed.")
    }

    @Test func emptyTables() throws {
        #expect(try tableProblem("\n \n\r\n") == .blank)
        #expect(try tableProblem("\u{FEFF}") == .blank)
        expectText(
            try words("a,b\n"),
            """
            table.csv holds the names of 2 columns and no rows below them.
            If that line is a row itself, say header=false.
            """)
        #expect(try tableProblem("a\n1\n2\n") == .noInputs(target: "a"))
        #expect(try tableProblem("a,b\n1,x\n2,x\n") == .oneClass(column: "b", name: "x"))
    }

    @Test func whatIsNoText() throws {
        #expect(try tableProblem(in: [0x1F, 0x8B, 8]) == .notText(kind: "packed with gzip"))
        #expect(
            try tableProblem(in: Array("PK\u{3}\u{4}".utf8))
                == .notText(kind: "a zip file or a workbook"))
        #expect(try tableProblem("a,b\n1,\0\n") == .nulByte(line: 2))
        let korean: [UInt8] = Array("a,b\n1,".utf8) + [0xB0, 0xA1, 10]
        #expect(
            try tableProblem(in: korean)
                == .notUTF8(
                    line: 2,
                    readings: [
                        .init(encoding: .cp949, text: "가"), .init(encoding: .gb18030, text: "啊"),
                    ]))
        guard case .notUTF8(line: 1, _) = try tableProblem(in: [0xED, 0xA0, 0x80]) else {
            Issue.record("half a letter is no text")
            return
        }
        #expect(try tableProblem("이름,값\n가,1\n나,2\n") == nil)
    }

    @Test func numbers() throws {
        expectText(
            try words("a,b\n1,2\n1e39,3\n").first,
            """
            The number in line 3 of table.csv, column a, is too large to hold: 1e39.
            """)
        expectText(
            try words("a;b;c\n1,500;2;x\n2,500;3;y\n"),
            """
            Line 2 of table.csv says 1,500 in a, whose comma may stand between thousands or before decimals.
            Say which it is: thousands="," or decimal=",", or leave the column out: drop=a.
            """)
        expectText(
            try words("a;b;c\n1,5;2.5;x\n2,5;3;y\n"),
            """
            Line 2 of table.csv says 1,5 in a, with a decimal comma, while other columns have decimal points.
            Say which it is: decimal=",", or leave the column out: drop=a.
            """)
    }

    @Test func tooManyTexts() throws {
        let names = (0...1000).map { "n\($0),\($0)" }.joined(separator: "\n")
        expectText(
            try words("name,y\n" + names),
            """
            Column name of table.csv holds more than 1,000 different texts.
            Names and free text say nothing that carries over to other rows. Leave it out: drop=name.
            """)
        let typo = (0...1000).map { "\($0)\($0 == 7 ? "l" : ""),\($0)" }.joined(separator: "\n")
        expectText(
            try words("age,y\n" + typo).first,
            """
            Column age of table.csv holds numbers, but line 9 says 7l, so all of it would count as texts.
            """)
    }

    @Test func whatIsNoFile() throws {
        let folder = TemporaryFolder()
        #expect(
            datasetError { () throws(DatasetError) in try CSVReader.read(folder.path) }
                == .table(path: folder.path, .notAFile))
        let nowhere = folder.path + "/nothing.csv"
        #expect(fileProblem { () throws(DatasetError) in try CSVReader.read(nowhere) } == .missing)
        #expect(
            datasetError { () throws(DatasetError) in try CSVReader.read("/dev/zero") }
                == .table(path: "/dev/zero", .notAFile))
        let path = try folder.write([], to: "empty.csv")
        #expect(fileProblem { () throws(DatasetError) in try CSVReader.read(path) } == .empty)
    }

    @Test func enormousOnesAreRefused() throws {
        #expect(
            try tableProblem(String(repeating: ",", count: 200_000))
                == .tooManyColumns(limit: 100_000))
        let folder = TemporaryFolder()
        let path = try folder.write([], to: "huge.csv")
        #expect(truncate(path, 1 << 40) == 0)
        #expect(
            datasetError { () throws(DatasetError) in try CSVReader.read(path) }
                == .table(path: path, .tooLarge(bytes: 1 << 40, limit: 1 << 31)))
    }

    @Test func readingCanBeStopped() throws {
        let folder = TemporaryFolder()
        let rows = String(repeating: "1,2\n", count: 10_000)
        let path = try folder.write(Array(rows.utf8), to: "table.csv")
        #expect(
            datasetError { () throws(DatasetError) in
                try CSVReader.read(path, isCancelled: { true })
            } == .table(path: path, .cancelled))
    }
}
