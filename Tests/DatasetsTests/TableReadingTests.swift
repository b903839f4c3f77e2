import TestSupport
import Testing

@testable import Datasets

/// The table in a text, as if it were a file called table.csv.
func table(_ text: String, header: Bool? = nil) throws -> DataTable {
    let folder = TemporaryFolder()
    return try CSVReader.read(
        folder.write(Array(text.utf8), to: "table.csv"), options: TableOptions(hasHeader: header))
}

/// What is wrong with the table in a text, or nil.
func tableProblem(_ text: String, header: Bool? = nil) throws -> TableProblem? {
    try tableProblem(in: Array(text.utf8), header: header)
}

func tableProblem(in bytes: [UInt8], header: Bool? = nil) throws -> TableProblem? {
    let folder = TemporaryFolder()
    let path = try folder.write(bytes, to: "table.csv")
    let error = datasetError { () throws(DatasetError) in
        let table = try CSVReader.read(path, options: TableOptions(hasHeader: header))
        _ = try table.dataSet(path: path, target: table.columns.count - 1)
    }
    if case .table(path, let problem) = error { return problem }
    if let error { Issue.record("\(error)") }
    return nil
}

@Suite struct TableReadingTests {
    @Test func numbersAndTexts() throws {
        let table = try table("size,colour,price\n1,red,2.5\n-2e-3, blue ,3\n+.5,red,4.\n")
        #expect(table.columns.map(\.name) == ["size", "colour", "price"])
        #expect(table.rowCount == 3 && table.hasHeader)
        #expect(table.values(ofColumn: 0) == [1, -0.002, 0.5])
        #expect(table.columns[1].classNames == ["blue", "red"])
        #expect(table.values(ofColumn: 1) == [1, 0, 1])
        #expect(table.columns[2].classNames == nil)
        #expect(table.values(ofColumn: 2) == [2.5, 3, 4])
    }

    @Test(arguments: [
        "a,b\n1,x\n2,y\n", "a,b\r\n1,x\r\n2,y\r\n", "a,b\r1,x\r2,y", "a;b\n1;x\n2;y",
        "a\tb\n1\tx\n2\ty\n", "\u{FEFF}a,b\n1,x\n2,y\n", "\n\na,b\n\n1,x\n  \n2,y\n\n\n",
        "\"a\",\"b\"\n\"1\",\"x\"\n\"2\",\"y\"", " a , b \n 1 , x \n 2 , \"y\" \n",
    ])
    func oneTableInManySpellings(text: String) throws {
        let table = try table(text)
        #expect(table.columns.map(\.name) == ["a", "b"])
        #expect(table.values(ofColumn: 0) == [1, 2])
        #expect(table.columns[1].classNames == ["x", "y"])
        #expect(table.values(ofColumn: 1) == [0, 1])
    }

    @Test func quotedFields() throws {
        let table = try table(
            "a,b\n\"x, \"\"y\"\"\",1\n\"two\nlines\",2\n5\" pipe,3\n\" kept \",4\n")
        #expect(table.columns[0].classNames == [" kept ", "5\" pipe", "two\nlines", "x, \"y\""])
        #expect(table.values(ofColumn: 0) == [3, 2, 1, 0])
        #expect(table.values(ofColumn: 1) == [1, 2, 3, 4])
    }

    @Test func separatorsAreFound() throws {
        #expect(try table("a;b\n\"1,5\";2\n").columns.count == 2)
        #expect(try table("a,b;c\n1,x;y\n2,z\n").columns.map(\.name) == ["a", "b;c"])
        #expect(try table("1,5;2\n2,5;3\n").columns.count == 2)
        #expect(try table("only\n1\n2\n").columns.map(\.name) == ["only"])
    }

    @Test func headers() throws {
        #expect(try table("1,2\n3,4\n").columns.map(\.name) == ["column_1", "column_2"])
        #expect(try table("1,2\n3,4\n").rowCount == 2)
        #expect(try table("1,?\n3,4\n").rowCount == 2)
        #expect(try table("1,2\n3,4\n", header: true).columns.map(\.name) == ["1", "2"])
        #expect(try table("5.1,setosa\n4.9,setosa\n").rowCount == 2)
        #expect(try table("year,2019,2020\na,1,2\n").numbersInHeader == ["2019", "2020"])
        #expect(try table("5.1,x\n4.9,x\n", header: false).rowCount == 2)
        #expect(
            try table("x,,x,\"\"\n1,2,3,4\n").columns.map(\.name) == [
                "x", "column_2", "x_2", "column_4",
            ])
    }

    @Test func mixedColumnsAreTexts() throws {
        let column = try table("a,b\n10,1\n9,2\nx,3\n").columns[0]
        #expect(column.classNames == ["10", "9", "x"])
        #expect(column.numberCount == 2)
        #expect(column.firstText == DataTable.Place(line: 4, text: "x"))
    }

    /// Float64 first, then Float32: what NumPy and pandas give.
    @Test(arguments: [
        "0", "-0", "1", "3.14159", "1e22", "1e23", "123456789012345678901234567890", "1e-45",
        "0.1", "9007199254740993", "1.00000000000000000001", "4.9e-324", "1e-400", "00012",
        "3.4e38",
    ])
    func numbersAreExact(text: String) throws {
        var copy = text
        let value = copy.withUTF8 { NumberField.value($0) }
        #expect(value == Double(text))
    }

    @Test(arguments: [
        "", " ", "-", "+", ".", "e5", "1e", "1e+", "0x1F", "inf", "nan", "1 2", "1_000", "--1",
        "1.2.3",
        "½", "٣",
    ])
    func otherTextsAreNoNumbers(text: String) {
        var copy = text
        #expect(copy.withUTF8 { NumberField.value($0) } == nil)
    }

    @Test func rowNumbersAreNoticed() throws {
        let table = try table("id,x,y\n1,1,0\n2,2,1\n3,2,2\n4,5,3\n")
        #expect((0..<3).map(table.isRowNumber) == [true, false, true])
    }
}
