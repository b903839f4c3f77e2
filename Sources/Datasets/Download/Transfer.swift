import CCurl
import Files

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One request to a server, whose answer goes to the end of a part file.
final class Transfer {
    private let file: RemoteFile
    private let part: PartFile
    private let progress: (Int, Int) -> Void
    private let isCancelled: () -> Bool
    private let handle: CurlHandle
    private var hasBegun = false
    private var isTooLong = false

    /// libcurl asks to be started once, before any other call.
    private static let isStarted = bobbin_curl_start() == CURLE_OK

    init?(
        _ file: RemoteFile, to part: PartFile, settings: Downloader.Settings,
        progress: @escaping (Int, Int) -> Void, isCancelled: @escaping () -> Bool
    ) {
        guard Self.isStarted, let handle = CurlHandle() else { return nil }
        self.file = file
        self.part = part
        self.progress = progress
        self.isCancelled = isCancelled
        self.handle = handle
        guard setAddress(), setLimits(settings), setCallbacks() else { return nil }
    }

    /// How a request ended.
    enum Outcome {
        case done
        /// Trying again may help.
        case passing(DownloadProblem)
        case final(DownloadProblem)
    }

    /// Asks for the file, or for what is missing of it, and waits for the answer.
    func run() -> Outcome {
        if isCancelled() { return .final(.cancelled) }
        let result = curl_easy_perform(handle.pointer)
        let status = Int(bobbin_curl_status(handle.pointer))
        let reason = String(cString: curl_easy_strerror(result))
        switch result {
        case CURLE_OK: return judge(status)
        case CURLE_ABORTED_BY_CALLBACK: return .final(.cancelled)
        case CURLE_WRITE_ERROR where isTooLong: return .final(.tooLong(total: file.size))
        case CURLE_WRITE_ERROR where part.failure != 0: return .final(writeProblem())
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT,
            CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT, CURLE_TOO_MANY_REDIRECTS:
            return .final(.offline(reason: reason))
        case CURLE_OPERATION_TIMEDOUT where status == 0 && !hasBegun:
            return .final(.offline(reason: reason))
        default:
            return .passing(.cut(received: part.size, total: file.size, reason: reason))
        }
    }

    private func judge(_ status: Int) -> Outcome {
        switch status {
        case 200, 206:
            if part.size == file.size { return .done }
            return .passing(
                .cut(received: part.size, total: file.size, reason: "the answer ended early"))
        case 416:
            part.empty()
            return .passing(.refused(status: status))
        case 408, 429, 500...: return .passing(.refused(status: status))
        default: return .final(.refused(status: status))
        }
    }

    private func writeProblem() -> DownloadProblem {
        part.failure == ENOSPC || part.failure == EDQUOT
            ? .noSpace(folder: folder(of: part.path), needed: file.size - part.size)
            : .cannotWrite(path: part.path, reason: systemReason(part.failure))
    }

    /// Takes what came; false stops the transfer. The body of a refusal is let go by.
    private func receive(_ bytes: UnsafeRawPointer, count: Int) -> Bool {
        let status = bobbin_curl_status(handle.pointer)
        guard status == 200 || status == 206 else { return true }
        if !hasBegun {
            hasBegun = true
            if status == 200 { part.empty() }  // The server sends all of it from the start.
        }
        isTooLong = part.size + count > file.size
        return !isTooLong && part.append(bytes, count: count)
    }

    private func report() -> Bool {
        progress(part.size, file.size)
        return !isCancelled()
    }
}

extension Transfer {
    private func setAddress() -> Bool {
        let range = part.size > 0 ? "\(part.size)-" : nil
        return bobbin_curl_set_text(handle.pointer, CURLOPT_URL, file.address) == CURLE_OK
            && bobbin_curl_set_text(handle.pointer, CURLOPT_RANGE, range) == CURLE_OK
            && bobbin_curl_set_text(handle.pointer, CURLOPT_USERAGENT, "bobbin") == CURLE_OK
            && bobbin_curl_limit_to_http(handle.pointer) == CURLE_OK
    }

    private func setLimits(_ settings: Downloader.Settings) -> Bool {
        let longs: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 1), (CURLOPT_MAXREDIRS, 5),
            (CURLOPT_CONNECTTIMEOUT_MS, Int(settings.connectSeconds * 1000)),
            (CURLOPT_LOW_SPEED_LIMIT, 100), (CURLOPT_LOW_SPEED_TIME, settings.stallSeconds),
        ]
        return longs.allSatisfy { bobbin_curl_set_long(handle.pointer, $0, $1) == CURLE_OK }
    }

    /// libcurl calls back only during `run`, which keeps `self` alive.
    private func setCallbacks() -> Bool {
        let context = Unmanaged.passUnretained(self).toOpaque()
        let write: bobbin_curl_write = { bytes, size, count, context in
            guard let bytes, let context else { return 0 }
            let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
            return transfer.receive(bytes, count: size * count) ? size * count : 0
        }
        let report: bobbin_curl_progress = { context, _, _, _, _ in
            guard let context else { return 1 }
            return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().report() ? 0 : 1
        }
        return bobbin_curl_set_write(handle.pointer, write) == CURLE_OK
            && bobbin_curl_set_pointer(handle.pointer, CURLOPT_WRITEDATA, context) == CURLE_OK
            && bobbin_curl_set_progress(handle.pointer, report) == CURLE_OK
            && bobbin_curl_set_pointer(handle.pointer, CURLOPT_XFERINFODATA, context) == CURLE_OK
            && bobbin_curl_set_long(handle.pointer, CURLOPT_NOPROGRESS, 0) == CURLE_OK
    }
}

/// libcurl's handle, cleaned up at the end.
private final class CurlHandle {
    let pointer: UnsafeMutableRawPointer

    init?() {
        guard let pointer = curl_easy_init() else { return nil }
        self.pointer = pointer
    }

    deinit { curl_easy_cleanup(pointer) }
}
