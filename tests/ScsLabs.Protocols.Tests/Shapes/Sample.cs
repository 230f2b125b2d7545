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

    private static readonly Member s_text = new("text");
    private static readonly Member s_flag = new("flag");
    private static readonly Member s_small = new("small");
    private static readonly Member s_large = new("large");
    private static readonly Member s_real = new("real");
    private static readonly Member s_blob = new("blob");
    private static readonly Member s_when = new("when");
    private static readonly Member s_whenEpoch = new("whenEpoch") { Timestamp = TimestampForm.EpochSeconds };
    private static readonly Member s_whenHttp = new("whenHttp") { Timestamp = TimestampForm.Http };
    private static readonly Member s_list = new("list");
    private static readonly Member s_flatList = new("flatList") { Flattened = true };
    private static readonly Member s_namedList = new("namedList") { ItemName = "Name" };
    private static readonly Member s_map = new("map");
    private static readonly Member s_flatMap = new("flatMap") { Flattened = true };
    private static readonly Member s_inner = new("inner");
    private static readonly Member s_inners = new("inners");

    public static readonly Member[] Members =
    [
        s_text, s_flag, s_small, s_large, s_real, s_blob, s_when, s_whenEpoch, s_whenHttp,
        s_list, s_flatList, s_namedList, s_map, s_flatMap, s_inner, s_inners,
    ];

    /// <summary>Any samples, one level of nesting, over the given texts; lists, maps and structures are absent rather than empty.</summary>
    public static Gen<Sample> Any(Gen<string> texts)
    {
        var flat = Flat(texts).Where(sample => sample != Nothing);
        return Gen.Select(Flat(texts), flat.Null(), flat.Array[1, 3].Null(), (outer, inner, inners) => outer with { Inner = inner, Inners = inners });
    }

    public static Sample Read(IShapeReader reader) => new(
        reader.Member(s_text)?.AsString(),
        reader.Member(s_flag)?.AsBoolean(),
        reader.Member(s_small)?.AsInt32(),
        reader.Member(s_large)?.AsInt64(),
        reader.Member(s_real)?.AsDouble(),
        reader.Member(s_blob) is { } blob ? Convert.ToBase64String(blob.AsBlob()) : null,
        reader.Member(s_when)?.AsTimestamp(s_when),
        reader.Member(s_whenEpoch)?.AsTimestamp(s_whenEpoch),
        reader.Member(s_whenHttp)?.AsTimestamp(s_whenHttp),
        reader.Member(s_list)?.Items(s_list).Select(item => item.AsString()).ToArray(),
        reader.Member(s_flatList)?.Items(s_flatList).Select(item => item.AsString()).ToArray(),
        reader.Member(s_namedList)?.Items(s_namedList).Select(item => item.AsString()).ToArray(),
        reader.Member(s_map)?.Entries(s_map).Select(entry => KeyValuePair.Create(entry.Key, entry.Value.AsString())).ToArray(),
        reader.Member(s_flatMap)?.Entries(s_flatMap).Select(entry => KeyValuePair.Create(entry.Key, entry.Value.AsString())).ToArray(),
        reader.Member(s_inner) is { } inner ? Read(inner) : null,
        reader.Member(s_inners)?.Items(s_inners).Select(Read).ToArray());

    public void Write(IShapeWriter writer)
    {
        writer.StartStructure();
        Put(writer, s_text, Text, writer.String);
        Put(writer, s_flag, Flag, value => writer.Boolean(value!.Value));
        Put(writer, s_small, Small, value => writer.Int64(value!.Value));
        Put(writer, s_large, Large, value => writer.Int64(value!.Value));
        Put(writer, s_real, Real, value => writer.Double(value!.Value));
        Put(writer, s_blob, Blob, value => writer.Blob(Convert.FromBase64String(value)));
        Put(writer, s_when, When, value => writer.Timestamp(value!.Value, s_when));
        Put(writer, s_whenEpoch, WhenEpoch, value => writer.Timestamp(value!.Value, s_whenEpoch));
        Put(writer, s_whenHttp, WhenHttp, value => writer.Timestamp(value!.Value, s_whenHttp));
        PutList(writer, s_list, List);
        PutList(writer, s_flatList, FlatList);
        PutList(writer, s_namedList, NamedList);
        PutMap(writer, s_map, Map);
        PutMap(writer, s_flatMap, FlatMap);
        Put(writer, s_inner, Inner, value => value.Write(writer));
        Put(writer, s_inners, Inners, value =>
        {
            writer.StartList(s_inners);
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
            return;
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
