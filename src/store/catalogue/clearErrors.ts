import type { DatabaseConnection, Dialect, Driver } from 'kysely';

/**
 * The same dialect, whose errors are those that people can act on.
 *
 * @param explain gives the error to throw in place of the driver's
 */
export function withClearErrors(dialect: Dialect, explain: (error: unknown) => unknown): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createDriver: () => clearDriver(dialect.createDriver(), explain),
  };
}

function clearDriver(inner: Driver, explain: (error: unknown) => unknown): Driver {
  const originals = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const originalOf = (connection: DatabaseConnection): DatabaseConnection =>
    originals.get(connection) ?? connection;
  const clear = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw explain(error);
    }
  };
  return {
    init: (options) => clear(() => inner.init(options)),
    acquireConnection: async (options) => {
      const original = await clear(() => inner.acquireConnection(options));
      const connection: DatabaseConnection = {
        executeQuery: (query, execution) => clear(() => original.executeQuery(query, execution)),
        streamQuery: (query, chunkSize, execution) =>
          original.streamQuery(query, chunkSize, execution),
      };
      originals.set(connection, original);
      return connection;
    },
    beginTransaction: (connection, settings) =>
      clear(() => inner.beginTransaction(originalOf(connection), settings)),
    commitTransaction: (connection) => clear(() => inner.commitTransaction(originalOf(connection))),
    rollbackTransaction: (connection) =>
      clear(() => inner.rollbackTransaction(originalOf(connection))),
    releaseConnection: (connection, options) =>
      inner.releaseConnection(originalOf(connection), options),
    destroy: (options) => inner.destroy(options),
  };
}
