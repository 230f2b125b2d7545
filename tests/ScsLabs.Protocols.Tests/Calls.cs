using System.Text;

namespace ScsLabs.Protocols.Tests;

internal static class Calls
{
    public static HttpCall Call(string method = "POST", string path = "/", string query = "", string body = "", params (string Name, string Value)[] headers) =>
        new(method, path, query, Lines(headers), Encoding.UTF8.GetBytes(body));

    public static HttpCall Form(string body, string query = "") =>
        Call(query: query, body: body, headers: ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"));

    public static HeaderLines Lines(params (string Name, string Value)[] headers) =>
        new(headers.Select(header => KeyValuePair.Create(header.Name, header.Value)));

    public static string Text(this ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
