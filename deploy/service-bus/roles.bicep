// Who may do what on the Azure Service Bus of Job Keeper, and the queues it needs:
//   az deployment group create --resource-group <group> --template-file deploy/service-bus/roles.bicep \
//     --parameters namespaceName=<namespace> keeperPrincipalId=<object id> mediatorPrincipalIds='["<object id>"]'
// Mediators send to the intake queue and read nothing. Job Keeper receives from it, and sends to the notification queues that are named here; it makes
// no queue. Switch keys (connection strings) off on the namespace (disableLocalAuth): then only identities of Microsoft Entra get in.

@description('An existing namespace, Standard or Premium.')
param namespaceName string

@description('Object id of the identity that Job Keeper runs as.')
param keeperPrincipalId string

@description('Object ids of the identities of mediators.')
param mediatorPrincipalIds array

@description('The intake queue.')
param intakeQueueName string = 'job-requests'

@description('Notification queues that Job Keeper answers to. They belong to those who read them, and are there already.')
param notificationQueueNames array = []

// Built-in roles: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/integration
var dataSender = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39')
var dataReceiver = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0')

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: namespaceName
}

resource intakeQueue 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = {
  parent: namespace
  name: intakeQueueName
  properties: {
    lockDuration: 'PT1M'
    maxDeliveryCount: 20
    deadLetteringOnMessageExpiration: true
  }
}

resource notificationQueues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' existing = [
  for name in notificationQueueNames: {
    parent: namespace
    name: name
  }
]

resource keeperReceives 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(intakeQueue.id, keeperPrincipalId, dataReceiver)
  scope: intakeQueue
  properties: {
    roleDefinitionId: dataReceiver
    principalId: keeperPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource mediatorsSend 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for id in mediatorPrincipalIds: {
    name: guid(intakeQueue.id, id, dataSender)
    scope: intakeQueue
    properties: {
      roleDefinitionId: dataSender
      principalId: id
      principalType: 'ServicePrincipal'
    }
  }
]

resource keeperAnswers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, index) in notificationQueueNames: {
    name: guid(notificationQueues[index].id, keeperPrincipalId, dataSender)
    scope: notificationQueues[index]
    properties: {
      roleDefinitionId: dataSender
      principalId: keeperPrincipalId
      principalType: 'ServicePrincipal'
    }
  }
]
