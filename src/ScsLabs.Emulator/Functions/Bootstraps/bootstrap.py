"""Runs a function of Python: asks Lambda's Runtime API for events, and calls the handler with each."""
import http.client
import importlib
import json
import logging
import os
import sys
import time
import traceback

ROOT = "/2018-06-01/runtime/"


class Context:
    """What a handler is told of its invocation."""

    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.client_context = json.loads(headers["Lambda-Runtime-Client-Context"]) if "Lambda-Runtime-Client-Context" in headers else None
        self.identity = None
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))


class Log(logging.Handler):
    """Writes what a handler logs, with the id of its invocation."""

    def __init__(self):
        super().__init__()
        self.aws_request_id = ""
        formatter = logging.Formatter("[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S")
        formatter.converter = time.gmtime
        self.setFormatter(formatter)

    def emit(self, record):
        record.aws_request_id = self.aws_request_id
        print(self.format(record), flush=True)


def send(connection, method, path, document=None, headers=None):
    body = None if document is None else document.encode()
    connection.request(method, ROOT + path, body, {"Content-Type": "application/json", **(headers or {})})
    answer = connection.getresponse()
    return answer, answer.read()


def error_of(error):
    trace = traceback.format_exception(type(error), error, error.__traceback__)
    return {"errorMessage": str(error), "errorType": type(error).__name__, "stackTrace": [line for line in trace[1:-1]]}


def tell(error):
    print("[ERROR] " + error["errorType"] + ": " + error["errorMessage"] + "\n" + "Traceback (most recent call last):\n" + "".join(error["stackTrace"]), flush=True)


def handler_of(name):
    module, _, function = name.rpartition(".")
    if not module:
        raise type("MalformedHandlerName", (Exception,), {})("Bad handler '" + name + "': not enough values to unpack (expected 2, got 1)")
    try:
        loaded = importlib.import_module(module.replace("/", "."))
    except ImportError as missing:
        raise type("ImportModuleError", (Exception,), {})("Unable to import module '" + module + "': " + str(missing)) from missing
    if not hasattr(loaded, function):
        raise type("HandlerNotFound", (Exception,), {})("Handler '" + function + "' missing on module '" + module + "'")
    return getattr(loaded, function)


def main():
    sys.path.insert(0, os.environ["LAMBDA_TASK_ROOT"])
    sys.stdout.reconfigure(line_buffering=True)
    log = Log()
    logging.getLogger().addHandler(log)
    connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    try:
        handler = handler_of(os.environ["_HANDLER"])
    except BaseException as failure:
        error = error_of(failure)
        if type(failure).__name__ in ("MalformedHandlerName", "ImportModuleError", "HandlerNotFound"):
            error["errorType"] = "Runtime." + error["errorType"]
        tell(error)
        send(connection, "POST", "init/error", json.dumps(error), {"Lambda-Runtime-Function-Error-Type": error["errorType"]})
        sys.exit(1)

    while True:
        answer, event = send(connection, "GET", "invocation/next")
        context = Context(answer.headers)
        os.environ["_X_AMZN_TRACE_ID"] = answer.headers["Lambda-Runtime-Trace-Id"]
        log.aws_request_id = context.aws_request_id
        path = "invocation/" + context.aws_request_id
        try:
            result = json.dumps(handler(json.loads(event), context), ensure_ascii=False)
        except Exception as failure:
            error = error_of(failure)
            if isinstance(failure, TypeError) and "is not JSON serializable" in str(failure):
                error = {"errorMessage": "Unable to marshal response: " + str(failure), "errorType": "Runtime.MarshalError", "requestId": context.aws_request_id, "stackTrace": []}
            tell(error)
            sys.stderr.flush()
            send(connection, "POST", path + "/error", json.dumps(error), {"Lambda-Runtime-Function-Error-Type": error["errorType"]})
        else:
            sys.stdout.flush()
            sys.stderr.flush()
            send(connection, "POST", path + "/response", result)


main()
