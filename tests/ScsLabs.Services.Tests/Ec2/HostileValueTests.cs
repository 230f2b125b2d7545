using System.Collections;
using System.Reflection;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>No value of a member makes an operation fail by itself: each is taken, or refused with an error of AWS's that changes nothing.</summary>
public sealed class HostileValueTests
{
    private static readonly string[] Texts = ["", " ", new('x', 300), "\0", "größe", "*", "vpc-xyz!", "vpc-0123456789abcdef0", "sg-01234567", "0.0.0.0/33", "10.0.0.0/0", "-1", "999", "arn:aws:ec2:us-east-1:111111111111:vpc/vpc-01234567"];
    private static readonly int[] Numbers = [int.MinValue, -2, -1, 0, 65536, int.MaxValue];

    public static TheoryData<string> Names => [.. Ec2Samples.All.Select(sample => sample.Operation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_is_taken_or_refused(string name)
    {
        var sample = Ec2Samples.All.Single(one => one.Operation.Name == name);
        var run = await SampleRun.ArrangeAsync(sample);
        foreach (var request in Variants(run.Request, sample.Operation.RequestType).ToList())
        {
            var before = run.World;
            try
            {
                await run.InvokeAsync(new SampleRun.Recorder(), request);
                run = await SampleRun.ArrangeAsync(sample); // whose ids are the same again
            }
            catch (AwsException error)
            {
                error.Status.ShouldBeOneOf([400, 412, 501], $"{error.Code}: {request}");
                run.World.ShouldBeSameAs(before, $"{error.Code}: {request}");
            }
        }
    }

    /// <summary>The values that differ from this one in one place; those of a type where there is none.</summary>
    private static IEnumerable<object?> Variants(object? value, Type type)
    {
        if (type == typeof(string))
        {
            return [.. Texts, null];
        }

        if (type == typeof(byte[]))
        {
            return [Array.Empty<byte>(), new byte[20_000], null];
        }

        if (Nullable.GetUnderlyingType(type) is { } bare)
        {
            return Variants(value, bare).Append(null);
        }

        return type == typeof(int) ? Numbers.Cast<object?>()
            : type == typeof(bool) ? [true, false]
            : type.IsEnum ? Enum.GetValues(type).Cast<object?>()
            : typeof(IEnumerable).IsAssignableFrom(type) ? OfList((IEnumerable?)value, type.GenericTypeArguments[0])
            : OfRecord(value ?? Empty(type));
    }

    private static IEnumerable<object?> OfList(IEnumerable? list, Type type)
    {
        var items = list?.Cast<object?>().ToList() ?? [];
        Array Listed(IEnumerable<object?> values)
        {
            var all = values.ToArray();
            var array = Array.CreateInstance(type, all.Length);
            Array.Copy(all, array, all.Length);
            return array;
        }

        // A list on the wire has no gaps, so no item is null.
        var item = items.Count > 0 ? items[0] : null;
        List<object?> rest = item is null ? [] : items[1..];
        return Variants(item, type).OfType<object>().Select(variant => (object?)Listed([variant, .. rest]))
            .Concat(item is null ? [] : [Listed(items.Append(item)), Listed(Enumerable.Repeat<object?>(item, 1001))]);
    }

    private static IEnumerable<object?> OfRecord(object record) =>
        from property in record.GetType().GetProperties()
        where property.CanWrite
        from variant in Variants(property.GetValue(record), property.PropertyType)
        where variant is not null || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable
        select With(record, property, variant);

    private static object With(object record, PropertyInfo property, object? value)
    {
        var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        property.SetValue(copy, value);
        return copy;
    }

    /// <summary>A record whose members have their defaults.</summary>
    private static object Empty(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : "")]);
    }
}
