// Hocuspocus with its defaults and no extension: nothing is kept. It says where it listens.
import { Server } from '@hocuspocus/server'

const server = new Server({ address: '127.0.0.1', port: 0, quiet: true })
await server.listen()
console.log(`ready: http://127.0.0.1:${server.address.port}`)
