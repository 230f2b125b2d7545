using CsCheck;
using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Tests.Shapes;

/// <summary>A structure with a member of every kind, read and written as generated code does it.</summary>
internal sealed record Sample(
    string? Text,
    bool? Flag,
    int? Small,
    long? Large,
    double? Real,
    string? Blob,
    DateTimeOffset? When,
    DateTimeOffset? WhenEpoch,
    DateTimeOffset? WhenHttp,
    string[]? List,
    string[]? FlatList,
    string[]? NamedList,
    KeyValuePair<string, string>[]? Map,
    KeyValuePair<string, string>[]? FlatMap,
    Sample? Inner,
    Sample[]? Inners)
{
    public static readonly Sample Nothing = new(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private static readonly Member TextMember = new("text");
    private static readonly Member FlagMember = new("flag");
    private static readonly Member SmallMember = new("small");
    private static readonly Member LargeMember = new("large");
    private static readonly Member RealMember = new("real");
    private static readonly Member BlobMember = new("blob");
    private static readonly Member WhenMember = new("when");
    private static readonly Member WhenEpochMember = new("whenEpoch") { Timestamp = TimestampForm.EpochSeconds };
    private static readonly Member WhenHttpMember = new("whenHttp") { Timestamp = TimestampForm.Http };
    private static readonly Member ListMember = new("list");
    private static readonly Member FlatListMember = new("flatList") { Flattened = true };
    private static readonly Member NamedListMember = new("namedList") { ItemName = "Name" };
    private static readonly Member MapMember = new("map");
    private static readonly Member FlatMapMember = new("flatMap") { Flattened = true };
    private static readonly Member InnerMember = new("inner");
    private static readonly Member InnersMember = new("inners");

    public static readonly Member[] Members =
    [
        TextMember, FlagMember, SmallMember, LargeMember, RealMember, BlobMember, WhenMember, WhenEpochMember, WhenHttpMember,
        ListMember, FlatListMember, NamedListMember, MapMember, FlatMapMember, InnerMember, InnersMember,
    ];

    /// <summary>Any samples, one level of nesting, over the given texts; lists, maps and structures are absent rather than empty.</summary>
    public static Gen<Sample> Any(Gen<string> texts)
    {
        var flat = Flat(texts).Where(sample => sample != Nothing);
        return Gen.Select(Flat(texts), flat.Null(), flat.Array[1, 3].Null(), (outer, inner, inners) => outer with { Inner = inner, Inners = inners });
    }

    public static Sample Read(IShapeReader reader) => new(
        reader.Member(TextMember)?.AsString(),
        reader.Member(FlagMember)?.AsBoolean(),
        reader.Member(SmallMember)?.AsInt32(),
        reader.Member(LargeMember)?.AsInt64(),
        reader.Member(RealMember)?.AsDouble(),
        reader.Member(BlobMember) is { } blob ? Convert.ToBase64String(blob.AsBlob()) : null,
        reader.Member(WhenMember)?.AsTimestamp(WhenMember),
        reader.Member(WhenEpochMember)?.AsTimestamp(WhenEpochMember),
        reader.Member(WhenHttpMember)?.AsTimestamp(WhenHttpMember),
        reader.Member(ListMember)?.Items(ListMember).Select(item => item.AsString()).ToArray(),
        reader.Member(FlatListMember)?.Items(FlatListMember).Select(item => item.AsString()).ToArray(),
        reader.Member(NamedListMember)?.Items(NamedListMember).Select(item => item.AsString()).ToArray(),
        reader.Member(MapMember)?.Entries(MapMember).Select(entry => KeyValuePair.Create(entry.Key, entry.Value.AsString())).ToArray(),
        reader.Member(FlatMapMember)?.Entries(FlatMapMember).Select(entry => KeyValuePair.Create(entry.Key, entry.Value.AsString())).ToArray(),
        reader.Member(InnerMember) is { } inner ? Read(inner) : null,
        reader.Member(InnersMember)?.Items(InnersMember).Select(Read).ToArray());

    public void Write(IShapeWriter writer)
    {
        writer.StartStructure();
        Put(writer, TextMember, Text, writer.String);
        Put(writer, FlagMember, Flag, value => writer.Boolean(value!.Value));
        Put(writer, SmallMember, Small, value => writer.Int64(value!.Value));
        Put(writer, LargeMember, Large, value => writer.Int64(value!.Value));
        Put(writer, RealMember, Real, value => writer.Double(value!.Value));
        Put(writer, BlobMember, Blob, value => writer.Blob(Convert.FromBase64String(value)));
        Put(writer, WhenMember, When, value => writer.Timestamp(value!.Value, WhenMember));
        Put(writer, WhenEpochMember, WhenEpoch, value => writer.Timestamp(value!.Value, WhenEpochMember));
        Put(writer, WhenHttpMember, WhenHttp, value => writer.Timestamp(value!.Value, WhenHttpMember));
        PutList(writer, ListMember, List);
        PutList(writer, FlatListMember, FlatList);
        PutList(writer, NamedListMember, NamedList);
        PutMap(writer, MapMember, Map);
        PutMap(writer, FlatMapMember, FlatMap);
        Put(writer, InnerMember, Inner, value => value.Write(writer));
        Put(writer, InnersMember, Inners, value =>
        {
            writer.StartList(InnersMember);
            foreach (var item in value)
            {
                writer.Item();
                item.Write(writer);
            }

            writer.EndList();
        });
        writer.EndStructure();
    }

    /// <summary>By content: arrays in records compare by reference.</summary>
    public bool Equals(Sample? other) => other is not null && Describe() == other.Describe();

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Describe());

    public override string ToString() => Describe();

    private string Describe() => System.Text.Json.JsonSerializer.Serialize(
        new object?[]
        {
            Text, Flag, Small, Large, Real?.ToString("R"), Blob, When?.UtcTicks, WhenEpoch?.UtcTicks, WhenHttp?.UtcTicks,
            List, FlatList, NamedList, Map, FlatMap, Inner?.Describe(), Inners?.Select(inner => inner.Describe()),
        });

    private static Gen<Sample> Flat(Gen<string> texts)
    {
        var list = texts.Array[1, 3].Null();
        var map = Gen.Select(texts, texts, KeyValuePair.Create).Array[1, 3]
            .Select(entries => entries.DistinctBy(entry => entry.Key, StringComparer.Ordinal).ToArray()).Null();
        var time = Gen.Long[-62_135_596_800_000, 253_402_300_799_999].Select(DateTimeOffset.FromUnixTimeMilliseconds).Nullable();
        var second = Gen.Long[-62_135_596_800, 253_402_300_799].Select(DateTimeOffset.FromUnixTimeSeconds).Nullable();
        return
            from scalars in Gen.Select(texts.Null(), Gen.Bool.Nullable(), Gen.Int.Nullable(), Gen.Long.Nullable(), Gen.Double.Nullable())
            from others in Gen.Select(Gen.Byte.Array.Select(Convert.ToBase64String).Null(), time, time, second)
            from lists in Gen.Select(list, list, list, map, map)
            select new Sample(
                scalars.Item1, scalars.Item2, scalars.Item3, scalars.Item4, scalars.Item5,
                others.Item1, others.Item2, others.Item3, others.Item4,
                lists.Item1, lists.Item2, lists.Item3, lists.Item4, lists.Item5, null, null);
    }

    private static void Put<T>(IShapeWriter writer, Member member, T? value, Action<T> write)
    {
        if (value is null)
        {
            return;
        }

        writer.Member(member);
        write(value);
    }

    private static void PutList(IShapeWriter writer, Member member, string[]? items) => Put(writer, member, items, value =>
    {
        writer.StartList(member);
        foreach (var item in value)
        {
            writer.Item();
            writer.String(item);
        }

        writer.EndList();
    });

    private static void PutMap(IShapeWriter writer, Member member, KeyValuePair<string, string>[]? entries) => Put(writer, member, entries, value =>
    {
        writer.StartMap(member);
        foreach (var (key, item) in value)
        {
            writer.Key(key);
            writer.String(item);
        }

        writer.EndMap();
    });
}
