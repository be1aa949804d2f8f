const module = process.getBuiltinModule('node:http')
export default module
export const { Agent, request, globalAgent, METHODS, STATUS_CODES } = module
