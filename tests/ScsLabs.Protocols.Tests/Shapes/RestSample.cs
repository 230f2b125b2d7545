using CsCheck;
using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Tests.Shapes;

/// <summary>A structure with a member in every place that a REST request or answer has.</summary>
internal sealed record RestSample(
    string? Bucket,
    string? Key,
    string? Id,
    string? Note,
    long? Count,
    bool? Sure,
    DateTimeOffset? Since,
    string[]? Wanted,
    KeyValuePair<string, string>[] Meta,
    string? Prefix,
    int? Limit,
    DateTimeOffset? Until,
    string? Kind,
    Sample? Inner,
    Sample[]? Inners)
{
    public static readonly RestSample Nothing = new(null, null, null, null, null, null, null, null, [], null, null, null, null, null, null);

    public static readonly Member Payload = new("Thing") { Place = MemberPlace.Payload };

    private static readonly Member BucketMember = new("Bucket");
    private static readonly Member KeyMember = new("Key");
    private static readonly Member IdMember = new("Id") { Place = MemberPlace.Query, Location = "thingId" };
    private static readonly Member NoteMember = new("Note") { Place = MemberPlace.Header, Location = "x-amz-note" };
    private static readonly Member CountMember = new("Count") { Place = MemberPlace.Header, Location = "x-amz-count" };
    private static readonly Member SureMember = new("Sure") { Place = MemberPlace.Header, Location = "x-amz-sure" };
    private static readonly Member SinceMember = new("Since") { Place = MemberPlace.Header, Location = "If-Modified-Since" };
    private static readonly Member WantedMember = new("Wanted") { Place = MemberPlace.Header, Location = "x-amz-wanted" };
    private static readonly Member MetaMember = new("Meta") { Place = MemberPlace.HeaderPrefix, Location = "x-amz-meta-" };
    private static readonly Member PrefixMember = new("Prefix") { Place = MemberPlace.Query, Location = "prefix" };
    private static readonly Member LimitMember = new("Limit") { Place = MemberPlace.Query, Location = "max-things" };
    private static readonly Member UntilMember = new("Until") { Place = MemberPlace.Query, Location = "until" };
    private static readonly Member KindMember = new("xsi:type") { IsAttribute = true };
    private static readonly Member InnerMember = new("Inner");
    private static readonly Member InnersMember = new("Inners") { Flattened = true };

    public static readonly Member[] Members =
    [
        BucketMember, KeyMember, IdMember, NoteMember, CountMember, SureMember, SinceMember, WantedMember, MetaMember, PrefixMember, LimitMember, UntilMember, Payload,
    ];

    public static readonly Member[] MembersOfThing = [KindMember, InnerMember, InnersMember];

    /// <summary>Any requests: what stands in the path, and tells the operation, is there. Names of headers are in lower case, and a comma ends an item of a header's list.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="isNormal">Whether labels have no empty and no dot segments, which only S3's paths keep.</param>
    public static Gen<RestSample> Requests(Gen<string> texts, bool isNormal = false)
    {
        var label = texts.Where(text => text.Length > 0 && (!isNormal || text.Split('/').All(segment => segment is not ("" or "." or ".."))));
        return Gen.Select(Answers(texts), label, label, texts, Queries(texts), (answer, bucket, key, id, query) =>
            answer with { Bucket = bucket, Key = key, Id = id, Prefix = query.Prefix, Limit = query.Limit, Until = query.Until });
    }

    /// <summary>Any answers: headers and a document.</summary>
    public static Gen<RestSample> Answers(Gen<string> texts)
    {
        var second = Gen.Long[-62_135_596_800, 253_402_300_799].Select(DateTimeOffset.FromUnixTimeSeconds).Nullable();
        var items = texts.Select(text => text.Replace(",", "", StringComparison.Ordinal).Trim()).Where(text => text.Length > 0).Array[0, 3];
        var names = Gen.String[Gen.Char["abcxyz0129-_."], 1, 6];
        var meta = Gen.Select(names, texts, KeyValuePair.Create).Array[0, 3].Select(entries => entries.DistinctBy(entry => entry.Key, StringComparer.Ordinal).ToArray());
        return
            from headers in Gen.Select(texts.Null(), Gen.Long.Nullable(), Gen.Bool.Nullable(), second, items.Null())
            from map in meta
            from thing in Gen.Select(texts.Null(), Sample.Any(texts).Null(), Sample.Any(texts).Array[1, 3].Null())
            select Nothing with
            {
                Note = headers.Item1,
                Count = headers.Item2,
                Sure = headers.Item3,
                Since = headers.Item4,
                Wanted = headers.Item5,
                Meta = map,
                Kind = thing.Item1,
                Inner = thing.Item2,
                Inners = thing.Item3,
            };
    }

    public static RestSample Read(IShapeReader reader)
    {
        var thing = reader.Member(Payload);
        return new(
            reader.Member(BucketMember)?.AsString(),
            reader.Member(KeyMember)?.AsString(),
            reader.Member(IdMember)?.AsString(),
            reader.Member(NoteMember)?.AsString(),
            reader.Member(CountMember)?.AsInt64(),
            reader.Member(SureMember)?.AsBoolean(),
            reader.Member(SinceMember)?.AsTimestamp(SinceMember),
            reader.Member(WantedMember)?.Items(WantedMember).Select(item => item.AsString()).ToArray(),
            [.. reader.Member(MetaMember)!.Entries(MetaMember).Select(entry => KeyValuePair.Create(entry.Key, entry.Value.AsString()))],
            reader.Member(PrefixMember)?.AsString(),
            reader.Member(LimitMember)?.AsInt32(),
            reader.Member(UntilMember)?.AsTimestamp(UntilMember),
            thing?.Member(KindMember)?.AsString(),
            thing?.Member(InnerMember) is { } inner ? Sample.Read(inner) : null,
            thing?.Member(InnersMember)?.Items(InnersMember).Select(Sample.Read).ToArray());
    }

    public void Write(IShapeWriter writer)
    {
        writer.StartStructure();
        Put(BucketMember, Bucket, writer.String);
        Put(KeyMember, Key, writer.String);
        Put(IdMember, Id, writer.String);
        Put(NoteMember, Note, writer.String);
        Put(CountMember, Count, value => writer.Int64(value!.Value));
        Put(SureMember, Sure, value => writer.Boolean(value!.Value));
        Put(SinceMember, Since, value => writer.Timestamp(value!.Value, SinceMember));
        Put(WantedMember, Wanted, value =>
        {
            writer.StartList(WantedMember);
            foreach (var item in value)
            {
                writer.Item();
                writer.String(item);
            }

            writer.EndList();
        });
        writer.Member(MetaMember);
        writer.StartMap(MetaMember);
        foreach (var (key, value) in Meta)
        {
            writer.Key(key);
            writer.String(value);
        }

        writer.EndMap();
        Put(PrefixMember, Prefix, writer.String);
        Put(LimitMember, Limit, value => writer.Int64(value!.Value));
        Put(UntilMember, Until, value => writer.Timestamp(value!.Value, UntilMember));
        writer.Member(Payload);
        WriteThing(writer);
        writer.EndStructure();

        void Put<T>(Member member, T? value, Action<T> write)
        {
            if (value is not null)
            {
                writer.Member(member);
                write(value);
            }
        }
    }

    /// <summary>By content: arrays in records compare by reference.</summary>
    public bool Equals(RestSample? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    public override string ToString() => System.Text.Json.JsonSerializer.Serialize(
        new object?[]
        {
            Bucket, Key, Id, Note, Count, Sure, Since?.UtcTicks, Wanted, Meta, Prefix, Limit, Until?.UtcTicks, Kind, Inner?.ToString(), Inners?.Select(inner => inner.ToString()),
        });

    private static Gen<(string? Prefix, int? Limit, DateTimeOffset? Until)> Queries(Gen<string> texts) =>
        Gen.Select(texts.Null(), Gen.Int.Nullable(), Gen.Long[-62_135_596_800_000, 253_402_300_799_999].Select(DateTimeOffset.FromUnixTimeMilliseconds).Nullable());

    private void WriteThing(IShapeWriter writer)
    {
        writer.StartStructure();
        if (Kind is not null)
        {
            writer.Member(KindMember);
            writer.String(Kind);
        }

        if (Inner is not null)
        {
            writer.Member(InnerMember);
            Inner.Write(writer);
        }

        if (Inners is not null)
        {
            writer.Member(InnersMember);
            writer.StartList(InnersMember);
            foreach (var item in Inners)
            {
                writer.Item();
                item.Write(writer);
            }

            writer.EndList();
        }

        writer.EndStructure();
    }
}
