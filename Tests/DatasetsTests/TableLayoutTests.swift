import TestSupport
import Testing

@testable import Datasets

@Suite struct TableLayoutTests {
    @Test(arguments: [
        "len wid kind\n1 2 a\n3 4 b\n", "  len   wid\tkind\n 1 2  a  \n3\t4\tb",
        "len|wid|kind\n1|2|a\n3|4|b\n",
        "sep=;\nlen;wid;kind\n1;2;a\n3;4;b\n", "\"sep=|\"\r\nlen|wid|kind\r\n1|2|a\r\n3|4|b\r\n",
        "# measured\n#\nlen,wid,kind\n1,2,a\n# a break\n3,4,b\n",
    ])
    func oneTableInManyLayouts(text: String) throws {
        let table = try table(text)
        #expect(table.columns.map(\.name) == ["len", "wid", "kind"])
        #expect(table.values(ofColumn: 0) == [1, 3])
        #expect(table.columns[2].classNames == ["a", "b"])
    }

    @Test func spacesSeparateOnlyWhereNothingElseDoes() throws {
        #expect(try table("a b,c\n1,2\n3,4\n").columns.map(\.name) == ["a b", "c"])
        #expect(try table("only one\n1\n2\n").columns.count == 1)
        // A name in quotes behind a tab, after columns set apart by spaces.
        let cars = try table("18.0   8   307.0\t\"ford torino\"\n15.5   8   350.0\t\"buick\"\n")
        #expect(cars.columns.count == 4 && cars.layout.separator == " ")
        #expect(cars.columns[3].classNames == ["buick", "ford torino"])
        // Tabs that come in twos.
        #expect(try table("15.2\t14.8\t\t1\n14.8\t14.5\t2\n").columns.count == 3)
    }

    @Test func theLearnerMaySaySo() throws {
        let folder = TemporaryFolder()
        let path = try folder.write("a;b,c\n1;2,3\n", to: "t.csv")
        let table = try CSVReader.read(path, options: TableOptions(separator: ";"))
        #expect(table.columns.map(\.name) == ["a", "b,c"])
    }

    @Test func headersAreDecidedOnEvidence() throws {
        func evidence(_ text: String) throws -> HeaderEvidence { try table(text).layout.evidence }
        #expect(try evidence("a,b\n1,x\n") == .namesOverNumbers)
        #expect(try evidence("1,2\n3,4\n") == .onlyNumbers)
        #expect(try evidence("7,kind-a\n8,kind-a\n9,kind-b\n") == .recurs(text: "kind-a", line: 2))
        #expect(try evidence("5.1,x\n4.9,y\n") == .fraction("5.1"))
        #expect(try evidence("p,x\ne,x\np,y\n") == .recurs(text: "p", line: 3))
        #expect(
            try evidence("low,more\nhigh,2\nlow,4\nhigh,more\n") == .recurs(text: "low", line: 3))
        #expect(try evidence("cap,kind\ne,x\np,y\n") == .nothingElse)
        #expect(
            try evidence("date,price\n2020-01-02,\"1,000\"\n2020-01-03,\"2,000\"\n")
                == .namesOverNumbers)
        #expect(try evidence("country,2019\na,1\n") == .nothingElse)
        #expect(try evidence("# len wid\n1 2\n3 4\n") == .comment)
        #expect(try table("# len wid\n1 2\n3 4\n").columns.map(\.name) == ["len", "wid"])
    }

    /// R's `write.table` gives rows names, and the header none for them.
    @Test func rowsWithNames() throws {
        let table = try table("mpg cyl\n\"Mazda RX4\" 21 6\n\"Fiat 128\" 32.4 4\n")
        #expect(table.columns.map(\.name) == ["row_name", "mpg", "cyl"])
        #expect(table.layout.namesRows && table.rowCount == 2)
    }
}
