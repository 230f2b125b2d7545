terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {}

data "aws_ssm_document" "shell" {
  name            = "AWS-RunShellScript"
  document_format = "YAML"
}

resource "aws_ssm_document" "greet" {
  name          = "greet"
  document_type = "Command"
  version_name  = "release-1.0.0"
  target_type   = "/AWS::EC2::Instance"
  content = jsonencode({
    schemaVersion = "2.2"
    description   = "Greets somebody"
    parameters = {
      name = { type = "String", description = "Whom to greet", default = "world", allowedPattern = "[a-z]+" }
    }
    mainSteps = [{
      action = "aws:runShellScript"
      name   = "greet"
      inputs = { runCommand = ["echo hello {{ name }}"] }
    }]
  })
  permissions = {
    type        = "Share"
    account_ids = "222222222222,333333333333"
  }
  tags = { team = "security" }
}

resource "aws_ssm_document" "date" {
  name            = "date"
  document_type   = "Command"
  document_format = "YAML"
  content         = <<-DOC
    schemaVersion: "2.2"
    mainSteps:
      - action: aws:runShellScript
        name: date
        inputs:
          runCommand:
            - date
    DOC
}
