import Notebook
import Rendering

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the process finds around it: environment variables and standard folders. Read once, here.
struct ProcessEnvironment: Sendable {
    private let variables: [String: String]

    init(_ variables: [String: String] = ProcessInfo.processInfo.environment) {
        self.variables = variables
    }

    private func value(_ name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// `BOBBIN_DATA`: a folder that holds data sets.
    var dataFolder: String? { value("BOBBIN_DATA") }
    /// What the variables tell of the terminal.
    var terminal: TerminalKind { TerminalKind(variables: variables) }
    var terminalName: String { value("TERM") ?? "a terminal without a name" }
    /// `PAGER`: the learner's own way of reading long texts.
    var chosenPager: String? { value("PAGER") }

    /// Whether the terminal can be expected to show more than ASCII.
    var hasUnicode: Bool {
        let locale = value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") ?? ""
        let lower = locale.lowercased()
        return lower.contains("utf-8") || lower.contains("utf8")
    }

    /// The language that is wanted, as `BOBBIN_LANG` or `LANG` says: `ko_KR.UTF-8`.
    var language: String { value("BOBBIN_LANG") ?? value("LANG") ?? "en" }

    /// Downloads.
    var cacheFolder: String { folder("cache", xdg: "XDG_CACHE_HOME", fallback: ".cache") }
    /// Progress in lessons and the history of lines.
    var stateFolder: String { folder("state", xdg: "XDG_STATE_HOME", fallback: ".local/state") }

    /// `BOBBIN_LESSONS`: a folder of lessons in place of the course that Bobbin brings.
    var lessonsFolder: String? { value("BOBBIN_LESSONS") }
    /// Where the program was started.
    var workingFolder: String { FileManager.default.currentDirectoryPath }

    /// `BOBBIN_HOME` holds everything when it is set; else the XDG folders do.
    private func folder(_ name: String, xdg: String, fallback: String) -> String {
        if let home = value("BOBBIN_HOME") { return home + "/" + name }
        if let base = value(xdg), base.hasPrefix("/") { return base + "/bobbin" }
        return home + "/" + fallback + "/bobbin"
    }

    /// The user's own folder. Without HOME the system knows it; never the one that one works in.
    private var home: String {
        value("HOME") ?? FileManager.default.homeDirectoryForCurrentUser.path
    }

    /// What a session is to know.
    func environment(
        seed: UInt64?, isDataStrict: Bool, writableFolders: [String] = [], interrupts: Interrupts
    ) -> SessionEnvironment {
        var environment = SessionEnvironment(
            dataFolder: dataFolder, cacheFolder: cacheFolder, isDataStrict: isDataStrict,
            workingFolder: FileManager.default.currentDirectoryPath,
            seed: seed ?? UInt64.random(in: 0...UInt64(UInt32.max)), interrupts: interrupts)
        environment.writableFolders = writableFolders
        environment.homeFolder = home
        return environment
    }
}
