import TestSupport
import Testing

@testable import Datasets

/// Tables whose letters are not written in UTF-8.
@Suite struct TextEncodingTests {
    private let folder = TemporaryFolder()

    private func names(
        _ bytes: [UInt8], _ encoding: TextEncoding? = nil
    ) throws -> [String] {
        let path = try folder.write(bytes, to: "t.csv")
        var options = TableOptions()
        options.encoding = encoding
        return try CSVReader.read(path, options: options).columns.map(\.name)
    }

    /// `이름,y`, as CPython writes it: "이름,y\n1,2\n3,4\n".encode("cp949").
    private static let korean: [UInt8] =
        [0xC0, 0xCC, 0xB8, 0xA7, 0x2C, 0x79, 0x0A] + Array("1,2\n3,4\n".utf8)

    @Test func korean() throws {
        #expect(try names(Self.korean, .cp949) == ["이름", "y"])
        #expect(try names(Self.korean, .euckr) == ["이름", "y"])
    }

    @Test func western() throws {
        let bytes = Array("caf".utf8) + [0xE9] + Array(",y\n1,2\n3,4\n".utf8)
        #expect(try names(bytes, .latin1) == ["café", "y"])
        #expect(try names(bytes, .cp1252) == ["café", "y"])
        #expect(try names(bytes, .cp1251) == ["cafй", "y"])
    }

    /// A file that says itself that it is UTF-16 needs no word.
    @Test(arguments: [false, true]) func utf16(isBigEndian: Bool) throws {
        var bytes: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
        for unit in "값,y\n1,2\n3,4\n".utf16 {
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
            bytes += isBigEndian ? [high, low] : [low, high]
        }
        #expect(try names(bytes) == ["값", "y"])
        #expect(try names(bytes, .utf16) == ["값", "y"])
        let bare = Array(bytes.dropFirst(2))
        #expect(try names(bare, isBigEndian ? .utf16be : .utf16le) == ["값", "y"])
    }

    @Test func everyEncodingIsKnownToTheSystem() throws {
        for encoding in TextEncoding.allCases
        where !encoding.rawValue.hasPrefix("utf-16") && encoding != .utf16 {
            #expect(try names(Array("a,y\n1,2\n3,4\n".utf8), encoding) == ["a", "y"])
        }
    }

    @Test(arguments: [
        ("utf-8", TextEncoding.utf8), ("UTF-8-sig", .utf8), ("Latin_1", .latin1),
        ("ISO-8859-1", .latin1), ("euc-kr", .euckr), ("CP949", .cp949), ("windows-1252", .cp1252),
        ("Shift_JIS", .cp932), ("gbk", .gb18030),
    ]) func names(written: String, expected: TextEncoding) {
        #expect(TextEncoding(named: written) == expected)
        #expect(TextEncoding(named: "klingon") == nil)
    }

    @Test func theWayOutShowsWhatTheFieldWouldSay() throws {
        let problem = try #require(throws: DatasetError.self) { try names(Self.korean) }
        expectText(
            problem.hint,
            """
            Say how it is written, or save it as "CSV UTF-8": encoding=cp949 (Korean) reads that field as 이름, encoding=cp932 (Japanese) as ﾀﾌｸｧ, encoding=gb18030 (Chinese) as 捞抚.
            """)
    }

    @Test func bytesThatStandForNothing() throws {
        let problem = try #require(throws: DatasetError.self) {
            try names(Array("a,b\n1,2\n3,".utf8) + [0xFF, 0x0A], .cp949)
        }
        #expect(problem.message == "t.csv is not cp949 text: line 3 holds other bytes.")
    }
}
