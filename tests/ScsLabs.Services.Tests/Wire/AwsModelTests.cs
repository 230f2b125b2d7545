using System.Reflection;
using ScsLabs.Model.Declarations;
using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Tests.Wire;

/// <summary>Declarations against AWS's public API model, as botocore has it.</summary>
public sealed class AwsModelTests
{
    /// <summary>The botocore that the declarations were last compared with. An older one may lack what we have.</summary>
    internal static readonly Version Baseline = new(1, 43, 11);

    /// <summary>The operations that AWS's models don't have, because only its own agents call them.</summary>
    private static readonly string[] OfAgents = ["ec2messages:GetMessages", "ssm:UpdateInstanceInformation", "ssmmessages:CreateControlChannel"];

    /// <summary>The operations of a service that AWS's models have.</summary>
    internal static IEnumerable<Operation> Modelled(Api api) => Operations.All.Where(operation => operation.Api == api && !OfAgents.Contains($"{api.Name}:{operation.Name}", StringComparer.Ordinal));

    public static TheoryData<string> Services => ["cloudtrail", "config", "events", "iam", "kms", "lambda", "logs", "rds", "s3", "s3control", "sqs", "ssm", "sts"];

    [Theory]
    [MemberData(nameof(Services))]
    public void Is_as_the_model_of_AWS_has_it(string service)
    {
        var (api, model) = Load(service);
        var comparison = new WireComparison(model, IsOlder);

        foreach (var operation in Modelled(api))
        {
            comparison.Compare(operation);
        }

        foreach (var newer in comparison.Newer)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"newer than botocore {AwsModel.Version}: {newer}");
        }

        comparison.Differences.ShouldBeEmpty();
    }

    /// <summary>A value that AWS's model doesn't allow is refused before anything is looked for, in lists and maps too.</summary>
    [Theory]
    [InlineData("cloudtrail")]
    [InlineData("config")]
    [InlineData("events")]
    [InlineData("iam")]
    [InlineData("lambda")]
    [InlineData("logs")]
    [InlineData("rds")]
    [InlineData("sqs")]
    [InlineData("ssm")]
    [InlineData("sts")]
    public void Declares_every_bound_and_form_of_the_model(string service)
    {
        var (api, model) = Load(service);
        Assert.SkipWhen(IsOlder, $"botocore {AwsModel.Version} is older than {Baseline}");
        var comparison = new WireComparison(model, IsOlder, checksForms: true);

        foreach (var operation in Modelled(api))
        {
            comparison.Compare(operation);
        }

        comparison.Differences.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Has_the_names_of_all_operations_of_AWS(string service)
    {
        var (api, model) = Load(service);
        Assert.SkipWhen(IsOlder, $"botocore {AwsModel.Version} is older than {Baseline}");

        api.AwsOperations.Order(StringComparer.Ordinal).ShouldBe(model.OperationNames.Order(StringComparer.Ordinal));
    }

    /// <summary>Headers that would change nothing in the emulator are ignored: it bills nobody, and guards no version by MFA.</summary>
    [Theory]
    [InlineData("lambda")]
    [InlineData("s3")]
    [InlineData("s3control")]
    public void Says_which_headers_and_parameters_of_AWS_it_lacks(string service)
    {
        string[] ignored = ["x-amz-request-payer", "x-amz-mfa", "x-amz-optional-object-attributes", "Content-Length", "Content-MD5", "x-amz-sdk-checksum-algorithm"];
        var (api, model) = Load(service);
        Assert.SkipWhen(IsOlder, $"botocore {AwsModel.Version} is older than {Baseline}");

        foreach (var operation in Operations.All.Where(operation => operation.Api == api))
        {
            var ours = WireMember.Of(operation.RequestType)
                .Select(member => member.Attribute<HeaderAttribute>()?.Name ?? member.Attribute<HeaderPrefixAttribute>()?.Prefix ?? (member.Attribute<QueryAttribute>() is { } query ? "?" + query.Name : null))
                .OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
            var lacking = model.HeadersAndParameters(operation.Name).Where(name => !ours.Contains(name) && !ignored.Contains(name, StringComparer.OrdinalIgnoreCase) && !IsChecksum(name));

            // S3 has words of its own for a version where none can be named, which its model doesn't have.
            api.Bindings.First(binding => binding.Name == operation.Name).Lacks.Where(name => name != "?versionId").ShouldBe(lacking, ignoreOrder: true, operation.Name);
        }

        // Checksums are compared while the body comes in, whatever the operation.
        static bool IsChecksum(string name) => name.StartsWith("x-amz-checksum-", StringComparison.Ordinal) && name is not ("x-amz-checksum-algorithm" or "x-amz-checksum-mode" or "x-amz-checksum-type");
    }

    /// <summary>S3's model has a handful of its errors only.</summary>
    [Theory]
    [InlineData("cloudtrail")]
    [InlineData("config")]
    [InlineData("iam")]
    [InlineData("kms")]
    [InlineData("logs")]
    [InlineData("rds")]
    [InlineData("sqs")]
    [InlineData("ssm")]
    [InlineData("sts")]
    public void Has_only_errors_that_AWS_has(string service)
    {
        // What every service may answer, and what its model leaves out though its reference has it.
        HashSet<string> common = ["ValidationException", "ValidationError", "AccessDenied", "AccessDeniedException", "MalformedInput", "InvalidClientTokenId", "InvalidParameterValue", "InvalidParameterCombination", "InvalidParameterValueException", "MissingRequiredParameterException", "InvalidParameterException"];
        var (_, model) = Load(service);
        var errors = model.Errors();

        foreach (var error in ErrorsOf(service).Where(error => !common.Contains(error.Code)))
        {
            errors.ShouldContainKey(error.Code);
            if (errors[error.Code] is { } status)
            {
                error.Status.ShouldBe(status, error.Code);
            }
        }
    }

    private static bool IsOlder => Version.TryParse(AwsModel.Version, out var version) && version < Baseline;

    private static (Api Api, AwsModel Model) Load(string service)
    {
        var api = Operations.All.Select(operation => operation.Api).First(api => api.Name == service);
        var model = AwsModel.Load(service, api.Version);
        Assert.SkipWhen(model is null, "no botocore here (Debian: python3-botocore)");
        return (api, model!);
    }

    private static IEnumerable<AwsException> ErrorsOf(string service) =>
        typeof(IamApi).Assembly.GetTypes()
            .Where(type => $"ScsLabs.Services.{service}".Equals(type.Namespace, StringComparison.OrdinalIgnoreCase) && type.Name.EndsWith("Errors", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
            .Where(method => method.ReturnType == typeof(AwsException))
            .Select(method => (AwsException)method.Invoke(null, [.. method.GetParameters().Select(parameter => Example(parameter.ParameterType))])!);

    private static object? Example(Type type) => type == typeof(string) ? "x" : type == typeof(IReadOnlyList<string>) ? new[] { "x" } : type.IsValueType ? Activator.CreateInstance(type) : null;
}
