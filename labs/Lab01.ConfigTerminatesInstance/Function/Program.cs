using Amazon.EC2;
using TerminateInstance;

// The credentials are those of the function's role, and the Region is its own: both stand in the environment.
using var ec2 = new AmazonEC2Client();
using var runtime = new LambdaRuntime(Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")!);
await runtime.RunAsync(reported => Termination.RunAsync(reported, ec2));
