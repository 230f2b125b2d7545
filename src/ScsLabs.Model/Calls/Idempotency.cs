using System.Security.Cryptography;
using System.Text;
using ScsLabs.Model.State;
using ScsLabs.Model.Wire;

namespace ScsLabs.Model.Calls;

/// <summary>Handles a request with a client token once: a repetition gets the first answer.</summary>
internal static class Idempotency
{
    /// <summary>Handles the request, or returns the answer of the earlier request with the same token and parameters.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="call">The call, which writes.</param>
    /// <param name="token">The client token; null where the request has none.</param>
    /// <param name="request">The request.</param>
    /// <param name="handle">Handles the request.</param>
    /// <exception cref="AwsException">The token belongs to a request with other parameters.</exception>
    public static TResult Once<TRequest, TResult>(Operation<TRequest, TResult> operation, Call call, string? token, TRequest request, Func<TResult> handle)
        where TRequest : class
        where TResult : class
    {
        if (token is null)
        {
            return handle();
        }

        var (id, parameters) = ($"{operation.Api.Name}:{operation.Name}/{token}", Fingerprint.Of(writer => operation.WriteRequest(writer, request)));
        if (call.Draft.Find<IdempotentCall>(call.Place, id) is { } earlier)
        {
            return earlier.Parameters == parameters ? (TResult)earlier.Result : throw operation.Api.TokenMismatch!();
        }

        var result = handle();
        call.Draft.Put(new IdempotentCall(call.Place, id, parameters, result, call.Now + IdempotentCall.Kept));
        return result;
    }

    /// <summary>A digest of a request's parameters.</summary>
    private sealed class Fingerprint : IShapeWriter, IDisposable
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public static string Of(Action<IShapeWriter> write)
        {
            using var writer = new Fingerprint();
            write(writer);
            return Convert.ToHexString(writer.hash.GetHashAndReset());
        }

        public void StartStructure() => Add('{', "");

        public void Member(Member member) => Add('m', member.Name);

        public void EndStructure() => Add('}', "");

        public void StartList(Member member) => Add('[', "");

        public void Item() => Add('i', "");

        public void EndList() => Add(']', "");

        public void StartMap(Member member) => Add('(', "");

        public void Key(string key) => Add('k', key);

        public void EndMap() => Add(')', "");

        public void String(string value) => Add('s', value);

        public void Boolean(bool value) => Add('b', value ? "1" : "0");

        public void Int64(long value) => Add('n', value.ToString());

        public void Double(double value) => Add('d', value.ToString("R"));

        public void Blob(ReadOnlySpan<byte> value) => Add('x', Convert.ToHexString(value));

        public void Timestamp(DateTimeOffset value, Member member) => Add('t', value.UtcTicks.ToString());

        public void Dispose() => hash.Dispose();

        private void Add(char kind, string text) => hash.AppendData(Encoding.UTF8.GetBytes($"{kind}{text.Length}:{text}"));
    }
}

/// <summary>An answered request with a client token.</summary>
/// <param name="Place">The caller's account and Region.</param>
/// <param name="Id">The operation and the token.</param>
/// <param name="Parameters">The digest of the parameters.</param>
/// <param name="Result">The answer.</param>
/// <param name="DueAt">The time when the token is forgotten.</param>
internal sealed record IdempotentCall(Place Place, string Id, string Parameters, object Result, DateTimeOffset? DueAt) : IRow<IdempotentCall>, IDueRow, IServiceRow
{
    /// <summary>The time for which tokens are remembered.</summary>
    /// <remarks>Source: EC2 API Reference, "Ensuring idempotency": tokens are valid for at least 24 hours.</remarks>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <inheritdoc />
    public void OnDue(DueTurn due) => due.Draft.Remove(this);
}
