#if Server
internal import CCurl
internal import HTTPTypes
internal import Wire

/// libcurl: the one file that touches it.
///
/// It is loaded when the first transport is made, not when the program starts (shim.h says why), and initialised once.
@safe struct Curl: Sendable {
    // Written before `shared` is there to be read, and by nobody afterwards.
    fileprivate nonisolated(unsafe) let table: UnsafePointer<mentor_curl>

    static let shared: Result<Curl, TransportError> = {
        var missing: UnsafePointer<CChar>?
        guard let table = unsafe mentor_curl_open("libcurl.so.4", &missing) else {
            let found = unsafe missing.map { "a libcurl.so.4 without \(unsafe String(cString: $0))" } ?? "no libcurl.so.4"
            return .failure(
                TransportError(
                    .unavailable, host: "",
                    message: "expected libcurl 7.68 or later, found \(found); on Debian: apt-get install libcurl4", isPassing: false))
        }
        guard unsafe table.pointee.global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK else {
            return .failure(TransportError(.unavailable, host: "", message: "libcurl could not be initialised", isPassing: false))
        }
        return .success(unsafe Curl(table: table))
    }()

    func text(_ code: CURLcode) -> String {
        unsafe table.pointee.easy_strerror(code).map { unsafe String(cString: $0) } ?? "error \(code.rawValue)"
    }
}

/// Wakes a thread that waits in `CurlMulti.wait`.
@safe struct CurlBell: Sendable {
    fileprivate let curl: Curl
    // The one thing that other threads may do with a multi handle; `Mailbox` drops the bell before the handle goes.
    fileprivate nonisolated(unsafe) let handle: UnsafeMutableRawPointer

    func ring() { unsafe _ = curl.table.pointee.multi_wakeup(handle) }
}

/// Many transfers at once, with the connections that they share. Belongs to one thread.
@safe final class CurlMulti {
    private let curl: Curl
    private let handle: UnsafeMutableRawPointer

    init?(_ curl: Curl, connections: Int) {
        guard let handle = unsafe curl.table.pointee.multi_init() else { return nil }
        self.curl = curl
        unsafe self.handle = unsafe handle
        unsafe mentor_curl_multi_set_long(curl.table, handle, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
        unsafe mentor_curl_multi_set_long(curl.table, handle, CURLMOPT_MAXCONNECTS, connections)
    }

    deinit { unsafe _ = curl.table.pointee.multi_cleanup(handle) }

    var bell: CurlBell { unsafe CurlBell(curl: curl, handle: handle) }

    func add(_ transfer: CurlTransfer) -> Bool { unsafe curl.table.pointee.multi_add_handle(handle, transfer.handle) == CURLM_OK }

    func remove(_ transfer: CurlTransfer) { unsafe _ = curl.table.pointee.multi_remove_handle(handle, transfer.handle) }

    /// Does what can be done without waiting.
    func perform() {
        var running: Int32 = 0
        unsafe _ = curl.table.pointee.multi_perform(handle, &running)
    }

    /// Waits until there is something to do, the bell rings or the time is over; in milliseconds.
    func wait(_ milliseconds: Int32) { unsafe _ = curl.table.pointee.multi_poll(handle, nil, 0, milliseconds, nil) }

    /// A transfer that ended, and what libcurl says of it.
    func nextEnded() -> (transfer: CurlTransfer, ending: CurlEnding)? {
        var code = CURLE_OK
        while let easy = unsafe mentor_curl_multi_next_ended(curl.table, handle, &code) {
            guard let transfer = unsafe CurlTransfer.owner(of: easy, curl) else { continue }
            return (transfer, transfer.ending(code))
        }
        return nil
    }
}

/// A handle of libcurl, and one exchange after the other over it. Belongs to one thread.
@safe final class CurlTransfer {
    private let curl: Curl
    fileprivate let handle: UnsafeMutableRawPointer
    private var list: UnsafeMutablePointer<curl_slist>?
    private var failure: CURLcode?
    private(set) var job: Job?
    private(set) var response = CurlResponse(maximumBody: 0)

    init?(_ curl: Curl) {
        guard let handle = unsafe curl.table.pointee.easy_init() else { return nil }
        self.curl = curl
        unsafe self.handle = unsafe handle
    }

    deinit {
        unsafe curl.table.pointee.easy_cleanup(handle)
        unsafe curl.table.pointee.slist_free_all(list)
    }

    /// Makes ready for a request. Nothing of the one before is left.
    func prepare(_ job: Job, _ settings: TransportSettings, seconds: Double) throws(TransportError) {
        reset()
        self.job = job
        response = CurlResponse(maximumBody: settings.maximumBody)
        let request = job.request
        let isPlain = job.address.scheme == .http
        set(CURLOPT_URL, request.url)
        set(CURLOPT_PROTOCOLS_STR, isPlain ? "http" : "https")
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        // Over https, requests wait for the first connection to show whether they can all share it (HTTP/2).
        set(CURLOPT_HTTP_VERSION, isPlain ? Int(CURL_HTTP_VERSION_1_1) : Int(CURL_HTTP_VERSION_2TLS))
        set(CURLOPT_PIPEWAIT, 1)
        set(CURLOPT_TIMEOUT_MS, Int(seconds * 1_000) + 1)
        set(CURLOPT_CONNECTTIMEOUT_MS, Int(min(seconds, max(0.001, settings.connectDeadline)) * 1_000) + 1)
        // Of a small size: our requests and their responses are small, and many may be on their way at once.
        set(CURLOPT_BUFFERSIZE, 2_048)
        set(CURLOPT_UPLOAD_BUFFERSIZE, 16_384)
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        unsafe noteFailure(mentor_curl_set_size(curl.table, handle, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(settings.maximumBody) + 1))
        if let authorities = settings.authorities { set(CURLOPT_CAINFO, authorities) }
        switch settings.proxy {
        case .at(let proxy) where !isPlain: set(CURLOPT_PROXY, proxy)
        case .environment where job.address.reach != .loopback: break
        default: set(CURLOPT_PROXY, "")
        }
        setMethod(request)
        setFields(request, settings)
        setSinks()
        // A name that is still being looked up may not hold up all others when its request is cancelled (libcurl 7.87 or later).
        unsafe _ = mentor_curl_set_long(curl.table, handle, CURLOPT_QUICK_EXIT, 1)
        if let failure { throw job.error(.broken, curl.text(failure), isPassing: false) }
    }

    /// Lets go of the exchange.
    func reset() {
        unsafe curl.table.pointee.easy_reset(handle)
        unsafe curl.table.pointee.slist_free_all(list)
        unsafe list = nil
        failure = nil
        job = nil
        response = CurlResponse(maximumBody: 0)
    }

    private func setMethod(_ request: OutboundRequest) {
        let hasBody = !request.body.isEmpty || request.method == .post || request.method == .put || request.method == .patch
        if hasBody {
            set(CURLOPT_POST, 1)
            unsafe noteFailure(mentor_curl_set_size(curl.table, handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count)))
            // An empty array may have no address, which libcurl would take for "ask the application".
            if request.body.isEmpty { set(CURLOPT_COPYPOSTFIELDS, "") }
            unsafe request.body.withUnsafeBytes { bytes in
                guard let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
                unsafe noteFailure(mentor_curl_set_text(curl.table, handle, CURLOPT_COPYPOSTFIELDS, start))
            }
        } else if request.method == .head {
            set(CURLOPT_NOBODY, 1)
        }
        if request.method != (hasBody ? .post : .get) && request.method != .head { set(CURLOPT_CUSTOMREQUEST, request.method.rawValue) }
    }

    private func setFields(_ request: OutboundRequest, _ settings: TransportSettings) {
        for field in request.fields {
            // A field without a value ends with a semicolon there.
            append(field.value.isEmpty ? "\(field.name.rawName);" : "\(field.name.rawName): \(field.value)")
        }
        if request.fields[.userAgent] == nil { set(CURLOPT_USERAGENT, settings.userAgent) }
        // What libcurl would add by itself: a type that is not ours, and a question before a large body.
        if request.fields[.contentType] == nil { append("Content-Type:") }
        append("Expect:")
        unsafe noteFailure(mentor_curl_set_pointer(curl.table, handle, CURLOPT_HTTPHEADER, list))
    }

    private func append(_ line: String) {
        guard let longer = unsafe curl.table.pointee.slist_append(list, line) else { return noteFailure(CURLE_OUT_OF_MEMORY) }
        unsafe list = unsafe longer
    }

    private func setSinks() {
        let owner = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe noteFailure(mentor_curl_set_pointer(curl.table, handle, CURLOPT_PRIVATE, owner))
        unsafe noteFailure(mentor_curl_set_pointer(curl.table, handle, CURLOPT_WRITEDATA, owner))
        unsafe noteFailure(mentor_curl_set_pointer(curl.table, handle, CURLOPT_HEADERDATA, owner))
        unsafe noteFailure(mentor_curl_set_sink(curl.table, handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, owner in
            unsafe CurlTransfer.take(bytes, size * count, owner) { unsafe $0.takeBody($1) }
        })
        unsafe noteFailure(mentor_curl_set_sink(curl.table, handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, owner in
            unsafe CurlTransfer.take(bytes, size * count, owner) { unsafe $0.takeLine($1) }
        })
    }

    /// Bytes of a response go to its transfer; any other number than theirs ends it.
    private static func take(
        _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ owner: UnsafeMutableRawPointer?,
        _ body: (inout CurlResponse, UnsafeRawBufferPointer) -> Bool
    ) -> Int {
        guard let owner = unsafe owner, let bytes = unsafe bytes, count > 0 else { return 0 }
        let transfer = unsafe Unmanaged<CurlTransfer>.fromOpaque(owner).takeUnretainedValue()
        return unsafe body(&transfer.response, UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
    }

    fileprivate static func owner(of easy: UnsafeMutableRawPointer, _ curl: Curl) -> CurlTransfer? {
        guard let owner = unsafe mentor_curl_get_pointer(curl.table, easy, CURLINFO_PRIVATE) else { return nil }
        return unsafe Unmanaged<CurlTransfer>.fromOpaque(owner).takeUnretainedValue()
    }

    private func set(_ option: CURLoption, _ value: Int) { unsafe noteFailure(mentor_curl_set_long(curl.table, handle, option, value)) }

    private func set(_ option: CURLoption, _ value: String) { unsafe noteFailure(mentor_curl_set_text(curl.table, handle, option, value)) }

    private func noteFailure(_ code: CURLcode) {
        if code != CURLE_OK && failure == nil { failure = code }
    }

    private func number(_ info: CURLINFO) -> Int { unsafe mentor_curl_get_long(curl.table, handle, info) }

    private func size(_ info: CURLINFO) -> Int { Int(unsafe mentor_curl_get_size(curl.table, handle, info)) }

    /// Adds what this exchange has cost.
    func measure(_ metrics: inout TransportMetrics) {
        let opened = max(0, number(CURLINFO_NUM_CONNECTS))
        metrics.connectionsOpened += opened
        if opened == 0 && size(CURLINFO_PRETRANSFER_TIME_T) > 0 { metrics.connectionsReused += 1 }
        metrics.bytesSent += max(0, number(CURLINFO_REQUEST_SIZE)) + max(0, size(CURLINFO_SIZE_UPLOAD_T))
        metrics.bytesReceived += max(0, number(CURLINFO_HEADER_SIZE)) + max(0, size(CURLINFO_SIZE_DOWNLOAD_T))
        metrics.seconds += Double(max(0, size(CURLINFO_TOTAL_TIME_T))) / 1_000_000
    }

    fileprivate func ending(_ code: CURLcode) -> CurlEnding {
        let proxyStatus = number(CURLINFO_HTTP_CONNECTCODE)
        if code != CURLE_OK && proxyStatus >= 300 { return .proxyRefused(proxyStatus) }
        return switch code {
        case CURLE_OK: .done
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT: .refusedAddress
        case CURLE_COULDNT_RESOLVE_HOST: .unresolved
        case CURLE_COULDNT_RESOLVE_PROXY: .unresolvedProxy
        case CURLE_COULDNT_CONNECT: .unreachable
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_PEER_FAILED_VERIFICATION: .untrusted(verification: number(CURLINFO_SSL_VERIFYRESULT))
        case CURLE_SSL_CACERT_BADFILE: .badAuthorities
        case CURLE_FILESIZE_EXCEEDED: .tooLarge
        case CURLE_WRITE_ERROR: response.isTooLarge ? .tooLarge : .broken(curl.text(code))
        default: .broken(curl.text(code))
        }
    }
}
#endif
