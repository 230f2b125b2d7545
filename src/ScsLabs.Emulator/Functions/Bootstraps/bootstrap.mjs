// Runs a function of Node.js: asks Lambda's Runtime API for events, and calls the handler with each.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import util from 'node:util';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function send(method, place, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host, port, agent, method, path: `/2018-06-01/runtime/${place}`, headers: { 'Content-Type': 'application/json', ...headers } }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts).toString() }));
      answer.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

function errorOf(error) {
  return error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };
}

function named(name, message) {
  const error = new Error(message);
  error.name = name;
  return error;
}

async function handlerOf(name) {
  const file = path.basename(name);
  const dot = file.indexOf('.');
  if (dot < 1) {
    throw named('Runtime.MalformedHandlerName', 'Bad handler');
  }

  const module = path.join(path.dirname(name), file.slice(0, dot));
  const found = ['.js', '.mjs', '.cjs'].map((ending) => path.join(process.env.LAMBDA_TASK_ROOT, module + ending)).find((candidate) => fs.existsSync(candidate));
  if (!found) {
    throw named('Runtime.ImportModuleError', `Error: Cannot find module '${path.basename(module)}'`);
  }

  const loaded = await import(pathToFileURL(found).href);
  const handler = file.slice(dot + 1).split('.').reduce((part, key) => part?.[key] ?? part?.default?.[key], loaded);
  if (handler === undefined) {
    throw named('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
  }

  return handler;
}

function call(handler, event, context) {
  return new Promise((resolve, reject) => {
    const callback = (error, result) => (error ? reject(error) : resolve(result));
    const answered = handler(event, context, callback);
    if (typeof answered?.then === 'function') {
      answered.then(resolve, reject);
    } else if (handler.length < 3) {
      resolve(answered);
    }
  });
}

let id = '';
for (const [name, level] of [['log', 'INFO'], ['debug', 'DEBUG'], ['info', 'INFO'], ['warn', 'WARN'], ['error', 'ERROR'], ['trace', 'TRACE']]) {
  console[name] = (...values) => fs.writeSync(1, `${new Date().toISOString()}\t${id}\t${level}\t${util.format(...values)}\n`);
}

let handler;
try {
  handler = await handlerOf(process.env._HANDLER);
} catch (failure) {
  const error = errorOf(failure);
  console.error(JSON.stringify(error));
  await send('POST', 'init/error', JSON.stringify(error), { 'Lambda-Runtime-Function-Error-Type': error.errorType });
  process.exit(1);
}

for (;;) {
  const { headers, body } = await send('GET', 'invocation/next');
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  id = headers['lambda-runtime-aws-request-id'];
  process.env._X_AMZN_TRACE_ID = headers['lambda-runtime-trace-id'];
  const context = {
    awsRequestId: id,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: headers['lambda-runtime-client-context'] ? JSON.parse(headers['lambda-runtime-client-context']) : undefined,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
  try {
    const result = await call(handler, JSON.parse(body), context);
    await send('POST', `invocation/${id}/response`, JSON.stringify(result === undefined ? null : result));
  } catch (failure) {
    const error = errorOf(failure);
    console.error(JSON.stringify(error));
    await send('POST', `invocation/${id}/error`, JSON.stringify(error), { 'Lambda-Runtime-Function-Error-Type': error.errorType });
  }
}
