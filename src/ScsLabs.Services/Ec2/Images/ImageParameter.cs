using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Ec2;

/// <summary>Reads the id of an image from Parameter Store, as the caller, who needs <c>ssm:GetParameters</c>.</summary>
/// <remarks>Source: Systems Manager User Guide, parameter-store-ec2-aliases; EC2 User Guide, using-systems-manager-parameter-to-find-AMI.</remarks>
internal static class ImageParameter
{
    private const string Prefix = "resolve:ssm:";

    /// <summary>Finds the image that a launch names: by its id, or as <c>resolve:ssm:NAME</c>, with a version or label behind a colon.</summary>
    /// <exception cref="AwsException">The parameter can't be read, or is no text.</exception>
    public static Reference<Image> Resolve(string name, Call call) => Reference<Image>.Of(name.StartsWith(Prefix, StringComparison.Ordinal) ? Read(name[Prefix.Length..], call) : name, call);

    private static string Read(string name, Call call)
    {
        try
        {
            return new AsCaller(call).Call(new GetParameters([name])).Parameters is [{ Type: ParameterType.String } parameter]
                ? parameter.Value
                : throw Ec2Errors.InvalidParameterValue($"The Systems Manager parameter {name} doesn't exist or isn't a String.");
        }
        catch (AwsException error) when (error.Code == SsmApi.Api.AccessDenied("").Code)
        {
            throw call.Api.AccessDenied(error.Message);
        }
        catch (AwsException error) when (error.Code == "ValidationException")
        {
            throw Ec2Errors.InvalidParameterValue(error.Message);
        }
    }
}
